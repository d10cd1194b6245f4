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
import java.util.function.Supplier;

/**
 * Finds out who asks, by host, path and headers, and lets a protected operation pass only with both of the tenant's
 * credentials ({@code unauthorized}). A tenant that the path alone can name must be there ({@code unknown_gateway}). Who
 * has passed counts against the tenant's rate limit ({@code tenant_rate_limited}): strangers cannot use it up. A request
 * that names several tenants is refused later, after its body. Any event loop.
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
        String inPath = ctx.pathParam("tenant");
        Set<Tenant> named = inPath == null ? byRequest(directory, ctx) : byPath(inPath, directory, ctx);
        Caller caller = new Caller(directory, named, operation);
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

    private static Set<Tenant> byRequest(Tenants directory, RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        return directory.named(host(request), GatewayRoutes.tenantPrefix(ctx), request.headers()::getAll);
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
