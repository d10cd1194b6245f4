package dev.mfcgateway.tenant;

import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The directory of tenants. Finding one costs the same whether there are two or ten thousand. Immutable: a change of
 * configuration makes another directory. Any thread.
 */
public final class Tenants {

    /** So many names in a request to Redis cost nothing to speak of. */
    static final int FEW = 32;

    private final Map<TenantId, Tenant> byId = new HashMap<>();
    private final HostIndex<Tenant> byHost = new HostIndex<>();
    private final Map<String, Tenant> byPathPrefix = new HashMap<>();
    private final Map<String, Map<String, Tenant>> byHeader = new HashMap<>();
    private final Map<Operation, List<TenantId>> protecting = new EnumMap<>(Operation.class);
    private final Duration holdingsKept;

    public Tenants(Collection<Tenant> tenants) {
        for (Tenant tenant : tenants) {
            TenantRoutes routes = tenant.options().routes();
            put(byId, tenant.id(), tenant);
            routes.hosts().forEach(host -> byHost.claim(host, tenant).ifPresent(other -> refuse(other, tenant, host)));
            routes.pathPrefixes().forEach(prefix -> put(byPathPrefix, prefix, tenant));
            routes.headers()
                    .forEach((name, value) ->
                            put(byHeader.computeIfAbsent(name, any -> new HashMap<>()), value, tenant));
        }
        for (Operation operation : Operation.values()) {
            protecting.put(operation, protecting(operation));
        }
        holdingsKept = longest(TenantOptions::holdingsKept);
    }

    private List<TenantId> protecting(Operation operation) {
        return byId.values().stream()
                .filter(tenant -> tenant.options().credentials().protect().contains(operation))
                .map(Tenant::id)
                .toList();
    }

    /** Of all tenants; zero where there are none. */
    public Duration longest(Function<TenantOptions, Duration> duration) {
        return byId.values().stream()
                .map(tenant -> duration.apply(tenant.options()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** The longest that holdings of any tenant are kept. */
    public Duration holdingsKept() {
        return holdingsKept;
    }

    private static <K> void put(Map<K, Tenant> index, K key, Tenant tenant) {
        Tenant other = index.putIfAbsent(key, tenant);
        if (other != null) {
            refuse(other, tenant, key);
        }
    }

    private static void refuse(Tenant one, Tenant other, Object key) {
        throw new IllegalArgumentException("tenants " + one.id() + " and " + other.id() + " share " + key);
    }

    public Optional<Tenant> find(TenantId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Whose transactions a request may touch that names nobody: not those of a tenant that asks for credentials. Empty
     * where these are too many to be sent along.
     */
    public Optional<Owner> openTo(Operation operation) {
        List<TenantId> closed = protecting.get(operation);
        return closed.size() > FEW ? Optional.empty() : Optional.of(Owner.anybodyBut(closed));
    }

    public boolean hasPathPrefix(String prefix) {
        return byPathPrefix.containsKey(prefix);
    }

    /**
     * Every tenant that a request names: none, one, or several that contradict each other.
     *
     * @param host lower case, without a port; empty if unknown
     * @param pathPrefix what stands before the operation's own path; empty for nothing
     * @param headers the request's, in any case: there are few, while tenants may have a name each
     */
    public Set<Tenant> named(String host, String pathPrefix, Iterable<Map.Entry<String, String>> headers) {
        Set<Tenant> named = new LinkedHashSet<>();
        byHost.find(host).ifPresent(named::add);
        addIfKnown(named, byPathPrefix.get(pathPrefix));
        if (!byHeader.isEmpty()) {
            headers.forEach(header -> addIfKnown(named, byHeader(header.getKey(), header.getValue())));
        }
        return named;
    }

    private Tenant byHeader(String name, String value) {
        return byHeader.getOrDefault(name.toLowerCase(Locale.ROOT), Map.of()).get(value);
    }

    private static void addIfKnown(Set<Tenant> named, Tenant tenant) {
        if (tenant != null) {
            named.add(tenant);
        }
    }
}
