package dev.mfcgateway.http;

import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.Tenants;
import dev.mfcgateway.transaction.TenantId;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which tenants a request names: none, one, or several that contradict each other. */
final class NamedTenants {

    private NamedTenants() {}

    /** By its path, host, path prefix and headers. */
    static Set<Tenant> of(RoutingContext ctx, Tenants directory) {
        return of(ctx, directory, ctx.request().headers());
    }

    /** By all but its headers: a browser asks before it sends them. */
    static Set<Tenant> withoutHeaders(RoutingContext ctx, Tenants directory) {
        return of(ctx, directory, List.of());
    }

    private static Set<Tenant> of(RoutingContext ctx, Tenants directory, Iterable<Map.Entry<String, String>> headers) {
        Set<Tenant> byRequest = directory.named(host(ctx.request()), GatewayRoutes.tenantPrefix(ctx), headers);
        String inPath = ctx.pathParam("tenant");
        return inPath == null ? byRequest : byPath(inPath, directory, byRequest);
    }

    /** The tenant in the path comes first. Empty where nobody has that name, whoever else the request names. */
    private static Set<Tenant> byPath(String name, Tenants directory, Set<Tenant> others) {
        Set<Tenant> named = new LinkedHashSet<>();
        TenantId.parse(name).flatMap(directory::find).ifPresent(one -> {
            named.add(one);
            named.addAll(others);
        });
        return named;
    }

    private static String host(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        String host = authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host; // the name's absolute form
    }
}
