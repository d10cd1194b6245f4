package dev.mfcgateway.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mfcgateway.config.ConfigDocument;
import dev.mfcgateway.config.Findings;
import dev.mfcgateway.config.KeyPath;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${env:NAME}} and {@code ${file:PATH}} in one document's texts, never in its keys, and never again in
 * what it put there. A reference that leads nowhere is a fault of its key, and stays as it is. For one thread; blocks.
 */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:(env|file):([^${}]+)})?");
    private static final String ALLOWED = "allowed: ${env:NAME} and ${file:PATH}";

    private final UnaryOperator<String> environment;
    private final Findings findings;
    private final FilesSeen seen;
    private final Path file;
    private final ConfigDocument written;
    private final Set<String> referenced = new HashSet<>();

    /**
     * @param environment the value of a variable, or null
     * @param seen learns of each file before it is read
     * @param file where relative paths start
     * @param written what was read from it
     */
    References(
            UnaryOperator<String> environment, Findings findings, FilesSeen seen, Path file, ConfigDocument written) {
        this.environment = environment;
        this.findings = findings;
        this.seen = seen;
        this.file = file;
        this.written = written;
    }

    ConfigDocument resolve() {
        ObjectNode resolved = written.tree().deepCopy();
        resolveBelow("", resolved);
        return new ConfigDocument(written.name(), resolved, referenced, written.lines());
    }

    private void resolveBelow(String key, JsonNode node) {
        if (node instanceof ObjectNode section) {
            section.properties()
                    .forEach(entry -> entry.setValue(resolved(KeyPath.below(key, entry.getKey()), entry.getValue())));
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, resolved(KeyPath.entry(key, i), list.get(i)));
            }
        }
    }

    private JsonNode resolved(String key, JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf(resolvedText(key, value.textValue()));
        }
        resolveBelow(key, value);
        return value;
    }

    private String resolvedText(String key, String text) {
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (reference.find()) {
            referenced.add(key);
            String value = value(key, reference).orElse(reference.group());
            reference.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return reference.appendTail(resolved).toString();
    }

    private Optional<String> value(String key, Matcher reference) {
        if (reference.group(1) == null) {
            return refuse(key, "holds a ${ that is no reference", ALLOWED);
        }
        String name = reference.group(2);
        return reference.group(1).equals("env") ? variable(key, name) : secretFile(key, name);
    }

    private Optional<String> variable(String key, String name) {
        String value = environment.apply(name);
        if (value == null || value.isEmpty()) {
            String problem = value == null ? "is not set" : "is empty";
            return refuse(key, "${env:" + name + "} " + problem, "allowed: a variable that holds a value");
        }
        return Optional.of(value);
    }

    private Optional<String> secretFile(String key, String path) {
        try {
            Path secret = BoundedFile.beside(file, path);
            seen.file(secret);
            String value = SecretFile.read(secret);
            if (value.isEmpty()) {
                return refuse(key, "${file:" + path + "} is empty", "allowed: a file that holds a value");
            }
            if (SecretFile.othersMayRead(secret)) {
                String problem = "${file:" + path + "} can be read by others";
                findings.warn(written.fault(key, problem, "better: chmod o-r"));
            }
            return Optional.of(value);
        } catch (BoundedFile.UnreadableException e) {
            return refuse(key, "${file:" + path + "} " + e.getMessage(), "allowed: a file that this user can read");
        }
    }

    private Optional<String> refuse(String key, String problem, String allowed) {
        findings.refuse(written.fault(key, problem, allowed));
        return Optional.empty();
    }
}
