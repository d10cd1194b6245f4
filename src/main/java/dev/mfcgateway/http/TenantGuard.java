package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.Tenants;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Finds out who asks, by host, path and headers, and lets a protected operation pass only with both of the tenant's
 * credentials ({@code unauthorized}). A tenant that the path alone can name must be there ({@code unknown_gateway}). Who
 * has passed counts against the tenant's rate limit ({@code tenant_rate_limited}): strangers cannot use it up. A request
 * that names several tenants is refused later, after its body. Any event loop.
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
        Set<Tenant> named = NamedTenants.of(ctx, directory);
        Caller caller = new Caller(directory, named, operation, Exchange.of(ctx).journey());
        Exchange.of(ctx).reached(caller);
        if (inPath != null && named.isEmpty()) {
            throw GatewayFailure.of(FailureCategory.UNKNOWN_GATEWAY);
        }
        // No caller has the credentials of two tenants; where the path names one, that one asks for them.
        named.stream()
                .limit(inPath == null ? named.size() : 1)
                .forEach(tenant -> requireCredentials(tenant, ctx.request()));
        caller.enter();
        ctx.next();
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
