package dev.mfcgateway.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The schemas of an API description, held more strictly than callers should hold them: an object has no other fields
 * than those that its schema names. Any thread.
 */
public final class DescribedSchemas {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> known = new ConcurrentHashMap<>();
    private final JsonNode components;

    DescribedSchemas(JsonNode root) {
        this.components = strict(root.path("components").deepCopy());
    }

    private static JsonNode strict(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(DescribedSchemas::strict);
        return node;
    }

    /** The headers of a response, by lower-case name. */
    Map<String, JsonNode> headers(JsonNode response, UnaryOperator<JsonNode> resolve) {
        Map<String, JsonNode> headers = new HashMap<>();
        response.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey().toLowerCase(Locale.ROOT), resolve.apply(header.getValue())));
        return headers;
    }

    /** What is wrong with a JSON text. */
    public List<String> faultsOfJson(JsonNode schema, String json) {
        try {
            return faults(schema, MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            return List.of(": is no JSON");
        }
    }

    List<String> faults(JsonNode schema, String value) {
        return faults(schema, JsonNodeFactory.instance.textNode(value));
    }

    /** What is wrong with {@code value}, and where. */
    public List<String> faults(JsonNode schema, JsonNode value) {
        return known.computeIfAbsent(schema, this::compiled).validate(value).stream()
                .map(DescribedSchemas::line)
                .toList();
    }

    private static String line(Error error) {
        return error.getInstanceLocation() + ": " + error.getMessage();
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set("components", components);
        whole.putArray("allOf").add(schema);
        return registry.getSchema(whole);
    }
}
