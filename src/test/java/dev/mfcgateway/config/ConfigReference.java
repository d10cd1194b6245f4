package dev.mfcgateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The tables of all keys, as the README should have them: made of the schemas in {@code conf} alone. */
public final class ConfigReference {

    private final List<String> lines = new ArrayList<>();

    private ConfigReference() {}

    /** Two tables in Markdown, an empty line between them. */
    public static List<String> lines() throws IOException {
        ConfigReference reference = new ConfigReference();
        reference.addTable("key of the shared file", "gateway.schema.json");
        reference.lines.add("");
        reference.addTable("key of a tenant's file", "tenant.schema.json");
        return reference.lines;
    }

    private void addTable(String title, String schema) throws IOException {
        lines.add("| " + title + " | allowed | default | |");
        lines.add("| --- | --- | --- | --- |");
        JsonNode root = new ObjectMapper().readTree(Path.of("conf", schema).toFile());
        addRows("", root, "", MissingNode.getInstance());
    }

    /** @param then what else is required, and {@code condition} when; as the schema's {@code if} and {@code then} have it */
    private void addRows(String section, JsonNode schema, String condition, JsonNode then) {
        JsonNode total = schema.has("then") ? schema.get("then") : then;
        String when = schema.has("if") ? condition(schema.get("if")) : condition;
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            JsonNode key = property.getValue();
            String path = KeyPath.below(section, name);
            String required = required(name, schema, when, total);
            lines.add("| `%s` | %s | %s | %s |"
                    .formatted(
                            path,
                            allowed(key),
                            required.isEmpty() ? defaultOf(key) : required,
                            key.get("description").asText()));
            addRows(path, key, when, total.path("properties").path(name));
        });
    }

    private static String required(String name, JsonNode schema, String when, JsonNode then) {
        if (requires(schema, name)) {
            return "required";
        }
        return requires(then, name) ? "required" + when : "";
    }

    private static String condition(JsonNode test) {
        var key = test.get("properties").properties().iterator().next();
        return " if `" + key.getKey() + "` is `" + key.getValue().get("const").asText() + "`";
    }

    private static boolean requires(JsonNode schema, String name) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(one -> one.asText().equals(name));
    }

    private static String allowed(JsonNode key) {
        return key.has("properties") ? "a section" : AllowedValues.of(key);
    }

    private static String defaultOf(JsonNode key) {
        if (key.has("properties") || !key.has("default")) {
            return "-";
        }
        JsonNode value = key.get("default");
        return "`" + (value.isTextual() ? value.textValue() : value.toString()) + "`";
    }
}
