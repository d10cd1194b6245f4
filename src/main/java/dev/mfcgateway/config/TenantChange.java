package dev.mfcgateway.config;

import java.util.List;
import java.util.Optional;

/**
 * What would become of one tenant.
 *
 * @param lines none where it stays as it is
 * @param keys none where there is nothing to compare with
 */
record TenantChange(Kind kind, List<String> lines, KeyChanges keys) {

    enum Kind {
        ADDED,
        CHANGED,
        REMOVED,
        UNCHANGED
    }

    /** At least one of the two is there. */
    static TenantChange of(String name, Optional<ConfigDocument> before, Optional<ConfigDocument> after) {
        if (before.isEmpty()) {
            return new TenantChange(Kind.ADDED, line("+ ", name, after.orElseThrow()), KeyChanges.NONE);
        }
        if (after.isEmpty()) {
            return new TenantChange(Kind.REMOVED, line("- ", name, before.orElseThrow()), KeyChanges.NONE);
        }
        KeyChanges keys = KeyChanges.between(before.orElseThrow(), after.orElseThrow(), ConfigSchema.TENANT);
        List<String> lines = keys.changes().stream()
                .map(change -> "~ " + name + ": " + change)
                .toList();
        return new TenantChange(lines.isEmpty() ? Kind.UNCHANGED : Kind.CHANGED, lines, keys);
    }

    private static List<String> line(String sign, String name, ConfigDocument tenant) {
        return List.of(sign + name + ": " + RouteSummary.of(tenant));
    }
}
