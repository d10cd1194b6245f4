package dev.mfcgateway.config;

import dev.mfcgateway.config.TenantChange.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What would change if one configuration took the place of another; both have been found good. A tenant is known by its
 * name, whatever its file is called. Shows no secret, only that it changed. Any thread.
 */
public final class ConfigPlan {

    /** Read once, when the program starts; all else takes effect while it runs. */
    private static final List<String> AT_THE_NEXT_START = List.of(
            "server.host",
            "server.port",
            "server.transport",
            "server.maxConnections",
            "server.headTimeoutMs",
            "server.idleTimeoutMs",
            "server.http2ClearText",
            "management.",
            "redis.",
            "storage.",
            "tracing.");

    private ConfigPlan() {}

    /**
     * A line for each key of the shared file that changes, then for each tenant in alphabetical order, and in the end one
     * that counts. {@code ~} is a change, {@code +} a tenant that comes, {@code -} one that goes.
     */
    public static List<String> lines(ConfigDocuments inForce, ConfigDocuments planned) {
        KeyChanges shared = KeyChanges.between(inForce.gateway(), planned.gateway(), ConfigSchema.GATEWAY);
        List<TenantChange> tenants = tenants(byName(inForce), byName(planned));
        List<String> lines = new ArrayList<>();
        shared.changes().forEach(change -> lines.add("~ shared file: " + change + whenItHolds(change.key())));
        tenants.forEach(tenant -> lines.addAll(tenant.lines()));
        if (lines.isEmpty()) {
            lines.add("nothing would change");
        }
        lines.add(summary(shared, tenants));
        return List.copyOf(lines);
    }

    /** The keys that {@code planned} has otherwise, and that a running program does not take up. */
    public static List<String> keysForTheNextStart(ConfigDocuments inForce, ConfigDocuments planned) {
        return KeyChanges.between(inForce.gateway(), planned.gateway(), ConfigSchema.GATEWAY).changes().stream()
                .map(KeyChange::key)
                .filter(ConfigPlan::waits)
                .toList();
    }

    private static Map<String, ConfigDocument> byName(ConfigDocuments documents) {
        Map<String, ConfigDocument> byName = new HashMap<>();
        documents.tenants().forEach(tenant -> byName.put(new Settings(tenant.tree()).text("name"), tenant));
        return byName;
    }

    private static List<TenantChange> tenants(Map<String, ConfigDocument> before, Map<String, ConfigDocument> after) {
        Collection<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> TenantChange.of(
                        name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name))))
                .toList();
    }

    private static String whenItHolds(String key) {
        return waits(key) ? " (at the next start)" : "";
    }

    private static boolean waits(String key) {
        return AT_THE_NEXT_START.stream().anyMatch(key::startsWith);
    }

    private static String summary(KeyChanges shared, List<TenantChange> tenants) {
        return "tenants: %d added, %d changed, %d removed, %d unchanged; secrets: %d changed, %d unchanged"
                .formatted(
                        count(tenants, Kind.ADDED),
                        count(tenants, Kind.CHANGED),
                        count(tenants, Kind.REMOVED),
                        count(tenants, Kind.UNCHANGED),
                        sum(shared, tenants, KeyChanges::changedSecrets),
                        sum(shared, tenants, KeyChanges::unchangedSecrets));
    }

    private static long count(List<TenantChange> tenants, Kind kind) {
        return tenants.stream().filter(tenant -> tenant.kind() == kind).count();
    }

    private static long sum(KeyChanges shared, List<TenantChange> tenants, ToLongFunction<KeyChanges> secrets) {
        return Stream.concat(Stream.of(shared), tenants.stream().map(TenantChange::keys))
                .mapToLong(secrets)
                .sum();
    }
}
