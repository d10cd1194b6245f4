package dev.mfcgateway.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * One configuration file, read, with its references resolved.
 *
 * @param name what a fault calls it, such as {@code conf/tenants/acme.yaml}
 * @param tree its keys; never changed here
 * @param referenced the keys whose values came through a reference, and not out of the document itself
 */
public record ConfigDocument(String name, ObjectNode tree, Set<String> referenced) {

    public ConfigDocument {
        referenced = Set.copyOf(referenced);
    }

    /** The name alone: the tree holds secrets. */
    @Override
    public String toString() {
        return name;
    }
}
