package dev.mfcgateway.config;

import java.util.ArrayList;
import java.util.List;

/** A tenant's routes in one line; what came through a reference is not shown. */
final class RouteSummary {

    private static final String HEADERS = "routes.headers";

    private final ConfigDocument tenant;
    private final List<String> routes = new ArrayList<>();

    private RouteSummary(ConfigDocument tenant) {
        this.tenant = tenant;
    }

    /** {@code routes: host acme.example.in, prefix /acme, header x-gateway-name: acme}. */
    static String of(ConfigDocument tenant) {
        RouteSummary summary = new RouteSummary(tenant);
        Settings settings = new Settings(tenant.tree());
        settings.textsByKey("routes.hosts").forEach((key, host) -> summary.add("host ", key, host));
        settings.textsByKey("routes.pathPrefixes").forEach((key, prefix) -> summary.add("prefix ", key, prefix));
        settings.textsByKey(HEADERS).forEach((key, value) -> summary.add("header " + name(key) + ": ", key, value));
        return "routes: " + (summary.routes.isEmpty() ? "none" : String.join(", ", summary.routes));
    }

    private static String name(String headerKey) {
        return headerKey.substring(HEADERS.length() + 1);
    }

    private void add(String kind, String key, String value) {
        routes.add(kind + (tenant.referenced().contains(key) ? "(secret)" : value));
    }
}
