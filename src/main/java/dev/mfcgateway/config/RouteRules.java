package dev.mfcgateway.config;

import dev.mfcgateway.tenant.HostIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the schema cannot say of a tenant's routes, and of those of several tenants together. */
final class RouteRules {

    /** The first segments of the gateway's own paths. */
    private static final Set<String> OWN_SEGMENTS =
            Set.of("getOTP", "verifyOTP", "validateQR", "gateway", "docs", "openapi.yaml");

    private static final Set<String> DOT_SEGMENTS = Set.of(".", "..");

    private RouteRules() {}

    static void check(Inspection tenant) {
        tenant.check("routes.pathPrefixes", RouteRules::checkPrefix);
        List<String> names = new ArrayList<>();
        tenant.settings().textsByKey("routes.headers").keySet().forEach(key -> {
            if (names.contains(key.toLowerCase(Locale.ROOT))) {
                tenant.refuse(key, "is there twice", "allowed: each header once; names are compared without case");
            }
            names.add(key.toLowerCase(Locale.ROOT));
        });
    }

    private static void checkPrefix(String prefix) {
        List<String> segments = List.of(prefix.substring(1).split("/", -1));
        if (segments.stream().anyMatch(DOT_SEGMENTS::contains)) {
            throw new IllegalArgumentException("has a segment of dots");
        }
        if (OWN_SEGMENTS.contains(segments.get(0))) {
            throw new IllegalArgumentException("hides a path of the gateway's own");
        }
    }

    /** No two tenants have a name, host, prefix or header value in common; the later document is told of the earlier. */
    static void checkClashes(List<Inspection> tenants) {
        Map<String, Owner> owners = new HashMap<>();
        HostIndex<Owner> hosts = new HostIndex<>();
        for (Inspection tenant : tenants) {
            claims(tenant).forEach((key, claim) -> {
                Owner own = new Owner(tenant.place(key));
                Owner first = owners.putIfAbsent(claim, own);
                if (first != null && !first.equals(own)) {
                    refuse(tenant, key, "is the same as in ", first);
                }
            });
            tenant.settings().textsByKey("routes.hosts").forEach((key, host) -> hosts.claim(
                            host, new Owner(tenant.place(key)))
                    .ifPresent(other -> refuse(tenant, key, "is a host of ", other)));
        }
    }

    private static void refuse(Inspection tenant, String key, String problem, Owner other) {
        tenant.refuse(key, problem + other.place(), "allowed: one tenant for each");
    }

    private static Map<String, String> claims(Inspection tenant) {
        Settings settings = tenant.settings();
        Map<String, String> claims = new LinkedHashMap<>();
        settings.textsByKey("name").forEach((key, name) -> claims.put(key, "name " + name));
        settings.textsByKey("routes.pathPrefixes").forEach((key, prefix) -> claims.put(key, "prefix " + prefix));
        settings.textsByKey("routes.headers")
                .forEach((key, value) -> claims.put(key, key.toLowerCase(Locale.ROOT) + " " + value));
        return claims;
    }

    /** A tenant, and where it claims something; it is the same one wherever else it claims something. */
    private record Owner(Place place) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Owner owner && owner.place.document().equals(place.document());
        }

        @Override
        public int hashCode() {
            return place.document().hashCode();
        }
    }
}
