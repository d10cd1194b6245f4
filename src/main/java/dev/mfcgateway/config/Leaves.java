package dev.mfcgateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A document's values by key: what is no section is a leaf, a list is one leaf. A value that is not there is its default.
 * Immutable; any thread.
 */
final class Leaves {

    private final ConfigDocument document;
    private final ConfigSchema schema;
    private final Map<String, JsonNode> values = new TreeMap<>();

    Leaves(ConfigDocument document, ConfigSchema schema) {
        this.document = document;
        this.schema = schema;
        collect("", schema.withDefaults(document.tree()));
    }

    private void collect(String key, JsonNode node) {
        if (node instanceof ObjectNode section) {
            section.properties().forEach(entry -> collect(KeyPath.below(key, entry.getKey()), entry.getValue()));
        } else {
            values.put(key, node);
        }
    }

    /** In alphabetical order. */
    Set<String> keys() {
        return values.keySet();
    }

    /** Else what would hold without it: its default, or {@link MissingNode}. */
    JsonNode at(String key) {
        return values.getOrDefault(key, schema.defaultOf(key));
    }

    /** Whether the value, or a part of it, is not written in the document. */
    boolean isReferenced(String key) {
        return document.referenced().stream().anyMatch(one -> one.equals(key) || one.startsWith(key + "["));
    }
}
