package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.Tenants;
import dev.mfcgateway.transaction.TenantId;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who asks, by host, path and headers, and lets a protected operation pass only with both of the tenant's
 * credentials ({@code unauthorized}). A tenant that the path alone can name must be there ({@code unknown_gateway}). A
 * request that names several tenants is refused later, after its body. Any event loop.
 */
final class TenantGuard implements Handler<RoutingContext> {

    private final Operation operation;

    TenantGuard(Operation operation) {
        this.operation = operation;
    }

    @Override
    public void handle(RoutingContext ctx) {
        Tenants directory = Exchange.of(ctx).inForce().tenants();
        String inPath = ctx.pathParam("tenant");
        Set<Tenant> named = inPath == null ? byRequest(directory, ctx) : byPath(inPath, directory, ctx);
        Exchange.of(ctx).reached(new Caller(directory, named, operation));
        if (inPath != null && named.isEmpty()) {
            throw GatewayFailure.of(FailureCategory.UNKNOWN_GATEWAY);
        }
        // No caller has the credentials of two tenants; where the path names one, that one asks for them.
        named.stream()
                .limit(inPath == null ? named.size() : 1)
                .forEach(tenant -> requireCredentials(tenant, ctx.request()));
        ctx.next();
    }

    private static Set<Tenant> byRequest(Tenants directory, RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        return directory.named(host(request), GatewayRoutes.tenantPrefix(ctx), request.headers());
    }

    /** That tenant comes first. Empty where nobody has that name, whoever else the request names. */
    private static Set<Tenant> byPath(String name, Tenants directory, RoutingContext ctx) {
        Optional<Tenant> tenant = TenantId.parse(name).flatMap(directory::find);
        Set<Tenant> named = new LinkedHashSet<>();
        tenant.ifPresent(one -> {
            named.add(one);
            named.addAll(byRequest(directory, ctx));
        });
        return named;
    }

    private static String host(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        String host = authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host; // the name's absolute form
    }

    private void requireCredentials(Tenant tenant, HttpServerRequest request) {
        boolean passes = !tenant.options().credentials().protect().contains(operation)
                || tenant.partnerCheck()
                        .accepts(
                                request.headers().getAll("x-gateway-secret"),
                                request.headers().getAll("x-gateway-authtoken"));
        if (!passes) {
            throw GatewayFailure.of(FailureCategory.UNAUTHORIZED);
        }
    }
}
