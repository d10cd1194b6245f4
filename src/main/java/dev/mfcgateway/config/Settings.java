package dev.mfcgateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mfcgateway.secret.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/**
 * A document with its defaults, read by key. A key is a path of names, such as {@code mfcentral.breaker.windowMs}. Only
 * {@link #textsByKey} may be asked of a document that still has faults; the others take the schema's word for the type.
 */
record Settings(JsonNode tree) {

    JsonNode at(String key) {
        JsonNode node = tree;
        for (String name : key.split("\\.", -1)) {
            node = node.path(name);
        }
        return node;
    }

    String text(String key) {
        return at(key).textValue();
    }

    Optional<String> optionalText(String key) {
        return Optional.ofNullable(text(key));
    }

    int number(String key) {
        return at(key).intValue();
    }

    boolean flag(String key) {
        return at(key).booleanValue();
    }

    OptionalInt optionalNumber(String key) {
        return at(key).isMissingNode() ? OptionalInt.empty() : OptionalInt.of(number(key));
    }

    OptionalDouble optionalRatio(String key) {
        JsonNode node = at(key);
        return node.isMissingNode() ? OptionalDouble.empty() : OptionalDouble.of(node.doubleValue());
    }

    Duration millis(String key) {
        return Duration.ofMillis(at(key).longValue());
    }

    List<Duration> listOfMillis(String key) {
        return StreamSupport.stream(at(key).spliterator(), false)
                .map(millis -> Duration.ofMillis(millis.longValue()))
                .toList();
    }

    Secret secret(String key) {
        return Secret.of(text(key));
    }

    /** A text, or a list of them. */
    List<Secret> secrets(String key) {
        return textsByKey(key).values().stream().map(Secret::of).toList();
    }

    List<String> texts(String key) {
        return List.copyOf(textsByKey(key).values());
    }

    /** One of an enum's constants: {@code detached-jws} is {@code DETACHED_JWS}. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return Enum.valueOf(type, text(key).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Each text at {@code key} by its own key: the one text, or those of the list or section. What is no text is left out. */
    Map<String, String> textsByKey(String key) {
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        JsonNode node = at(key);
        nodes.put(key, node);
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            nodes.put(KeyPath.entry(key, i), node.get(i));
        }
        node.properties().forEach(entry -> nodes.put(KeyPath.below(key, entry.getKey()), entry.getValue()));
        Map<String, String> texts = new LinkedHashMap<>();
        nodes.forEach((itsKey, value) -> {
            if (value.isTextual()) {
                texts.put(itsKey, value.textValue());
            }
        });
        return texts;
    }

    /** Without the values: there are secrets among them. */
    @Override
    public String toString() {
        return "Settings";
    }
}
