package dev.mfcgateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;

/** What the validator found, in words of our own: the library's would repeat the value, which may be a secret. */
final class SchemaFaults {

    private final ConfigSchema schema;
    private final ConfigDocument document;

    SchemaFaults(ConfigSchema schema, ConfigDocument document) {
        this.schema = schema;
        this.document = document;
    }

    ConfigFault of(Error error) {
        String key = keyOf(error);
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                document.fault(key, "is not a known key", "the nearest is " + NearestKey.to(key, schema.keys()));
            case "propertyNames" ->
                document.fault(
                        key, "is not a name allowed here", "allowed: " + AllowedValues.of(error.getSchemaNode()));
            default -> document.fault(key, problem(error), schema.allowed(key));
        };
    }

    private static String keyOf(Error error) {
        NodePath path = error.getInstanceLocation();
        String key = "";
        for (int i = 0; i < path.getNameCount(); i++) {
            Object segment = path.getElement(i);
            key = segment instanceof Integer index ? KeyPath.entry(key, index) : KeyPath.below(key, segment.toString());
        }
        return error.getProperty() == null ? key : KeyPath.below(key, error.getProperty());
    }

    /** Numbers are repeated only where a number was right: a secret never is one. */
    private static String problem(Error error) {
        JsonNode value = error.getInstanceNode();
        return switch (error.getKeyword()) {
            case "required" -> "is missing";
            case "type" -> isFraction(error) ? "is " + value.asText() : "is " + kind(value);
            case "enum" -> value.isTextual() ? "is not one of the allowed words" : "is " + kind(value);
            case "minimum", "maximum", "exclusiveMinimum" -> "is " + value.asText();
            case "minLength" -> "is empty";
            case "maxLength" -> "is too long";
            case "minItems", "maxItems" -> "is a list of " + value.size();
            case "maxProperties" -> "holds too many names";
            case "uniqueItems" -> "holds the same entry twice";
            case "not" -> "is reserved";
            default -> value.asText().isEmpty() ? "is empty" : "is not in the allowed form";
        };
    }

    private static boolean isFraction(Error error) {
        return error.getInstanceNode().isNumber()
                && error.getSchemaNode().asText().equals("integer");
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.textValue().isEmpty() ? "empty" : "text";
            case NULL -> "empty";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            default -> "a section";
        };
    }
}
