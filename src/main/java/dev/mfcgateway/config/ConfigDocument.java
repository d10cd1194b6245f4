package dev.mfcgateway.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * One configuration file, read; its references are resolved by the time that it is judged.
 *
 * @param name what a fault calls it, such as {@code conf/tenants/acme.yaml}
 * @param tree its keys; never changed here
 * @param referenced the keys whose values came through a reference, and not out of the document itself
 * @param lines where its keys stand
 */
public record ConfigDocument(String name, ObjectNode tree, Set<String> referenced, KeyLines lines) {

    public ConfigDocument {
        referenced = Set.copyOf(referenced);
    }

    /** Where {@code key} stands, or should. */
    public Place place(String key) {
        return new Place(name, lines.of(key));
    }

    /** What is wrong with {@code key}. */
    public ConfigFault fault(String key, String problem, String allowed) {
        return new ConfigFault(place(key), key, problem, allowed);
    }

    /** The name alone: the tree holds secrets. */
    @Override
    public String toString() {
        return name;
    }
}
