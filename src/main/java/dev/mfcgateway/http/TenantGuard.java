package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.Tenants;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds out who asks, by host, path prefix and headers, and lets a protected operation pass only with both of the
 * tenant's credentials ({@code unauthorized}). A request that names several tenants is refused later, after its body.
 * Any event loop.
 */
final class TenantGuard implements Handler<RoutingContext> {

    private final Supplier<Tenants> tenants;
    private final Operation operation;

    TenantGuard(Supplier<Tenants> tenants, Operation operation) {
        this.tenants = tenants;
        this.operation = operation;
    }

    @Override
    public void handle(RoutingContext ctx) {
        Tenants directory = tenants.get();
        HttpServerRequest request = ctx.request();
        Set<Tenant> named = directory.named(host(request), GatewayRoutes.tenantPrefix(ctx), request.headers()::getAll);
        Exchange.of(ctx).reached(new Caller(directory, named, operation));
        for (Tenant tenant : named) {
            requireCredentials(tenant, request);
        }
        ctx.next();
    }

    private static String host(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
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
