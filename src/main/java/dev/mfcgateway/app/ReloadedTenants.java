package dev.mfcgateway.app;

import dev.mfcgateway.GatewayOptions;
import dev.mfcgateway.tenant.TenantOptions;
import dev.mfcgateway.transaction.TenantId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tenants one configuration has otherwise than the one before, by name; in a line for the log. */
record ReloadedTenants(List<String> added, List<String> changed, List<String> removed) {

    private static final int MOST_NAMES = 20;

    static ReloadedTenants between(GatewayOptions before, GatewayOptions after) {
        Map<TenantId, TenantOptions> old = byId(before);
        Map<TenantId, TenantOptions> current = byId(after);
        return new ReloadedTenants(
                names(after.tenants().stream().filter(one -> !old.containsKey(one.id()))),
                names(after.tenants().stream()
                        .filter(one -> old.containsKey(one.id()))
                        .filter(one -> !one.equals(old.get(one.id())))),
                names(before.tenants().stream().filter(one -> !current.containsKey(one.id()))));
    }

    private static Map<TenantId, TenantOptions> byId(GatewayOptions options) {
        return options.tenants().stream().collect(Collectors.toMap(TenantOptions::id, Function.identity()));
    }

    private static List<String> names(Stream<TenantOptions> tenants) {
        return tenants.map(one -> one.id().name()).toList();
    }

    @Override
    public String toString() {
        return "added " + line(added) + ", changed " + line(changed) + ", removed " + line(removed);
    }

    private static String line(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(" "));
        return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " more" : first;
    }
}
