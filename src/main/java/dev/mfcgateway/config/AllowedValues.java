package dev.mfcgateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a part of a schema allows, in words. */
final class AllowedValues {

    private AllowedValues() {}

    static String of(JsonNode schema) {
        if (schema.has("title")) {
            return schema.get("title").textValue();
        }
        if (schema.has("enum")) {
            return values(schema.get("enum"));
        }
        return switch (schema.path("type").asText()) {
            case "boolean" -> "true or false";
            case "integer" -> "a whole number" + range(schema);
            case "number" -> "a number" + range(schema);
            case "array" -> "a list" + length(schema) + " of: " + of(schema.get("items"));
            case "object" -> section(schema);
            default -> "text that is not empty";
        };
    }

    private static String values(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String range(JsonNode schema) {
        String from = schema.has("exclusiveMinimum")
                ? " above " + schema.get("exclusiveMinimum").asText() + " and up to "
                : " from " + schema.get("minimum").asText() + " to ";
        return from + schema.get("maximum").asText();
    }

    private static String length(JsonNode schema) {
        List<String> bounds = new ArrayList<>();
        if (schema.has("minItems")) {
            bounds.add("at least " + schema.get("minItems").asText());
        }
        if (schema.has("maxItems")) {
            bounds.add("at most " + schema.get("maxItems").asText());
        }
        return bounds.isEmpty() ? "" : " (" + String.join(", ", bounds) + ")";
    }

    private static String section(JsonNode schema) {
        if (!schema.has("properties")) {
            return "a section of names and values";
        }
        List<String> keys = new ArrayList<>();
        schema.get("properties").fieldNames().forEachRemaining(keys::add);
        return "a section with " + String.join(", ", keys);
    }
}
