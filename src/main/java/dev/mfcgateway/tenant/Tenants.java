package dev.mfcgateway.tenant;

import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.TenantId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The directory of tenants. Finding one costs the same whether there are two or ten thousand. Immutable: a change of
 * configuration makes another directory. Any thread.
 */
public final class Tenants {

    private final Map<TenantId, Tenant> byId = new HashMap<>();
    private final Map<String, Tenant> byHost = new HashMap<>();
    private final Map<String, Tenant> byPathPrefix = new HashMap<>();
    private final Map<String, Map<String, Tenant>> byHeader = new HashMap<>();
    private final Map<Operation, Owner> open = new EnumMap<>(Operation.class);

    public Tenants(Collection<Tenant> tenants) {
        for (Tenant tenant : tenants) {
            TenantRoutes routes = tenant.options().routes();
            put(byId, tenant.id(), tenant);
            routes.hosts().forEach(host -> put(byHost, host, tenant));
            routes.pathPrefixes().forEach(prefix -> put(byPathPrefix, prefix, tenant));
            routes.headers()
                    .forEach((name, value) ->
                            put(byHeader.computeIfAbsent(name, any -> new HashMap<>()), value, tenant));
        }
        for (Operation operation : Operation.values()) {
            open.put(operation, Owner.anybodyBut(protecting(operation)));
        }
    }

    private List<TenantId> protecting(Operation operation) {
        return byId.values().stream()
                .filter(tenant -> tenant.options().credentials().protect().contains(operation))
                .map(Tenant::id)
                .toList();
    }

    private static <K> void put(Map<K, Tenant> index, K key, Tenant tenant) {
        Tenant other = index.putIfAbsent(key, tenant);
        if (other != null) {
            throw new IllegalArgumentException("tenants " + other.id() + " and " + tenant.id() + " share " + key);
        }
    }

    public Optional<Tenant> find(TenantId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whose transactions a request may touch that names nobody: not those of a tenant that asks for credentials. */
    public Owner openTo(Operation operation) {
        return open.get(operation);
    }

    public boolean hasPathPrefix(String prefix) {
        return byPathPrefix.containsKey(prefix);
    }

    /**
     * Every tenant that a request names: none, one, or several that contradict each other.
     *
     * @param host lower case, without a port; empty if unknown
     * @param pathPrefix what stands before the operation's own path; empty for nothing
     * @param header the values that the request has for a header's name
     */
    public Set<Tenant> named(String host, String pathPrefix, Function<String, List<String>> header) {
        Set<Tenant> named = new LinkedHashSet<>();
        addIfKnown(named, byHost.get(host));
        addIfKnown(named, byPathPrefix.get(pathPrefix));
        byHeader.forEach((name, byValue) -> header.apply(name).forEach(value -> addIfKnown(named, byValue.get(value))));
        return named;
    }

    private static void addIfKnown(Set<Tenant> named, Tenant tenant) {
        if (tenant != null) {
            named.add(tenant);
        }
    }
}
