package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.tenant.Tenant;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a path's one method pass; any other is {@code method_not_allowed}. For a tenant with CORS it also answers
 * OPTIONS, before credentials are asked for and requests are counted: browsers send neither. vertx-web's CorsHandler is
 * not used: it refuses a foreign origin with 403, which is no row of the error map, and ends a preflight by itself,
 * uncounted and without the headers of every answer. Any event loop.
 */
final class MethodGuard implements Handler<RoutingContext> {

    private final HttpMethod method;
    private final Reply reply;

    MethodGuard(HttpMethod method, Reply reply) {
        this.method = method;
        this.reply = reply;
    }

    @Override
    public void handle(RoutingContext ctx) {
        boolean isRight = ctx.request().method().equals(method);
        boolean isFromAPage = ctx.request().headers().contains(HttpHeaders.ORIGIN);
        Optional<CorsHeaders> cors = isRight && !isFromAPage ? Optional.empty() : cors(ctx);
        cors.ifPresent(headers -> headers.writeTo(ctx));
        if (isRight) {
            ctx.next();
        } else if (cors.isPresent() && ctx.request().method().equals(HttpMethod.OPTIONS)) {
            allow(ctx, method + ", OPTIONS");
            cors.get().writePreflightTo(ctx, method);
            reply.headAlone(ctx, 204);
        } else {
            allow(ctx, cors.isPresent() ? method + ", OPTIONS" : method.name());
            throw GatewayFailure.of(FailureCategory.METHOD_NOT_ALLOWED);
        }
    }

    private Optional<CorsHeaders> cors(RoutingContext ctx) {
        Set<Tenant> named =
                NamedTenants.withoutHeaders(ctx, Exchange.of(ctx).inForce().tenants());
        return named.size() == 1 ? CorsHeaders.of(named.iterator().next()) : Optional.empty();
    }

    private static void allow(RoutingContext ctx, String methods) {
        ctx.response().putHeader(HttpHeaders.ALLOW, methods);
    }
}
