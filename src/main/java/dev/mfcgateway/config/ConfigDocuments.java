package dev.mfcgateway.config;

import java.util.List;

/**
 * All documents of one configuration.
 *
 * @param gateway the one that all tenants share
 * @param tenants in the order of their files
 */
public record ConfigDocuments(ConfigDocument gateway, List<ConfigDocument> tenants) {

    public ConfigDocuments {
        tenants = List.copyOf(tenants);
    }
}
