package dev.mfcgateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One JSON Schema out of the jar: what keys there are, what they may hold, and the only place of their defaults. Its
 * keyword {@code title} is read as "what is allowed", {@code writeOnly} as "a secret". Immutable; any thread.
 */
final class ConfigSchema {

    static final ConfigSchema GATEWAY = load("gateway.schema.json");
    static final ConfigSchema TENANT = load("tenant.schema.json");

    private static final String SEGMENT_BOUNDS = "[.\\[\\]]+";

    private final JsonNode root;
    private final Schema validator;

    private ConfigSchema(JsonNode root) {
        this.root = root;
        this.validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
        validator.initializeValidators();
    }

    private static ConfigSchema load(String name) {
        try (InputStream json = ConfigSchema.class.getResourceAsStream("/dev/mfcgateway/" + name)) {
            return new ConfigSchema(new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every fault of {@code document} that can be told without knowing what its values mean. */
    List<ConfigFault> faultsOf(ConfigDocument document) {
        SchemaFaults wording = new SchemaFaults(this, document);
        return validator.validate(document.tree()).stream().map(wording::of).toList();
    }

    /** A copy of {@code tree} in which every key that has a default is present. */
    ObjectNode withDefaults(ObjectNode tree) {
        ObjectNode total = tree.deepCopy();
        addDefaults(total, root);
        return total;
    }

    private static void addDefaults(ObjectNode tree, JsonNode schema) {
        schema.path("properties").properties().forEach(property -> {
            String key = property.getKey();
            JsonNode keySchema = property.getValue();
            if (!tree.has(key) && keySchema.has("default")) {
                tree.set(key, keySchema.get("default").deepCopy());
            }
            if (tree.get(key) instanceof ObjectNode section) {
                addDefaults(section, keySchema);
            }
        });
    }

    /** Every key, the sections' own included. */
    Stream<String> keys() {
        return keysBelow("", root);
    }

    private static Stream<String> keysBelow(String path, JsonNode schema) {
        return schema.path("properties").properties().stream().flatMap((Map.Entry<String, JsonNode> property) -> {
            String key = path + property.getKey();
            return Stream.concat(Stream.of(key), keysBelow(key + ".", property.getValue()));
        });
    }

    Stream<String> secrets() {
        return keys().filter(this::isSecret);
    }

    boolean isSecret(String key) {
        return at(key).has("writeOnly");
    }

    /** Missing where {@code key} has none. */
    JsonNode defaultOf(String key) {
        return at(key).path("default");
    }

    /** The part that is about {@code key}, or about what is nearest above it. */
    private JsonNode at(String key) {
        JsonNode schema = root;
        for (String segment : key.split(SEGMENT_BOUNDS, 0)) {
            schema = below(schema, segment);
        }
        return schema;
    }

    private static JsonNode below(JsonNode schema, String segment) {
        if (schema.path("properties").has(segment)) {
            return schema.path("properties").path(segment);
        }
        return List.of("items", "additionalProperties").stream()
                .map(schema::path)
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(schema);
    }

    /** The greatest number that {@code key} may hold. */
    long maximum(String key) {
        return at(key).required("maximum").longValue();
    }

    /** What {@code key} may hold, in words. */
    String allowed(String key) {
        return "allowed: " + AllowedValues.of(at(key));
    }
}
