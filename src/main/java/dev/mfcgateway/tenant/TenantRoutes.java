package dev.mfcgateway.tenant;

import java.util.Map;
import java.util.Set;

/**
 * How a request is known to be a tenant's: any of these will do.
 *
 * @param hosts patterns as {@link HostIndex} takes them, lower case, without a port
 * @param pathPrefixes each {@code /segment[/segment…]}, without a trailing slash
 * @param headers lower-case name to exact value
 */
public record TenantRoutes(Set<String> hosts, Set<String> pathPrefixes, Map<String, String> headers) {

    public TenantRoutes {
        hosts = Set.copyOf(hosts);
        pathPrefixes = Set.copyOf(pathPrefixes);
        headers = Map.copyOf(headers);
    }
}
