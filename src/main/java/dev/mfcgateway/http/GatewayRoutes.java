package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.flow.GetOtp;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.tenant.Tenants;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The table of contents: every path, and what a request passes on its way. What is not in it is
 * {@code route_not_found}, as JSON, also where a host program has mounted it.
 */
public final class GatewayRoutes {

    /** How long a request may take to say what it wants. */
    private static final Duration BODY_PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Tenants> tenants;
    private final GetOtp getOtp;
    private final Reply reply;
    private final FailureReply failureReply;
    private final int maxBodyBytes;
    private final Duration bodyPatience;

    public GatewayRoutes(Supplier<Tenants> tenants, GetOtp getOtp, GatewayMetrics metrics, int maxBodyBytes) {
        this(tenants, getOtp, metrics, maxBodyBytes, BODY_PATIENCE);
    }

    GatewayRoutes(
            Supplier<Tenants> tenants, GetOtp getOtp, GatewayMetrics metrics, int maxBodyBytes, Duration bodyPatience) {
        this.tenants = tenants;
        this.getOtp = getOtp;
        this.reply = new Reply(metrics);
        this.failureReply = new FailureReply(reply);
        this.maxBodyBytes = maxBodyBytes;
        this.bodyPatience = bodyPatience;
    }

    /** A router of its own for each caller; all work on the same gateway. */
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(GatewayRoutes::requireExactPath).failureHandler(failureReply);
        post(router, "/getOTP|/gateway/mf/getOtp", Operation.GET_OTP, new GetOtpHandler(getOtp, reply));
        router.route().handler(GatewayRoutes::notFound).failureHandler(failureReply);
        return router;
    }

    /** {@code paths} are alternatives of a regular expression; a tenant's path prefix may stand before each. */
    private void post(Router router, String paths, Operation operation, Handler<RoutingContext> handler) {
        BodyGuard bodyGuard = new BodyGuard(bodyPatience, maxBodyBytes);
        router.routeWithRegex("(?<prefix>/.+)?(?:" + paths + ")")
                .handler(this::requireKnownPrefix)
                .handler(GatewayRoutes::requirePost)
                .handler(new TenantGuard(tenants, operation))
                .handler(bodyGuard.read())
                .handler(bodyGuard.check())
                .handler(handler)
                .failureHandler(failureReply);
    }

    /** The router is kinder than the contract: it ignores a trailing slash, doubled slashes and escapes. */
    private static void requireExactPath(RoutingContext ctx) {
        Exchange.of(ctx); // begins here
        String path = ctx.request().path();
        if (path.endsWith("/") || !path.equals(normalized(ctx))) {
            throw GatewayFailure.of(FailureCategory.ROUTE_NOT_FOUND);
        }
        ctx.next();
    }

    private static String normalized(RoutingContext ctx) {
        try {
            return ctx.normalizedPath();
        } catch (IllegalArgumentException brokenEscape) {
            throw GatewayFailure.of(FailureCategory.ROUTE_NOT_FOUND);
        }
    }

    private void requireKnownPrefix(RoutingContext ctx) {
        String prefix = tenantPrefix(ctx);
        if (!prefix.isEmpty() && !tenants.get().hasPathPrefix(prefix)) {
            throw GatewayFailure.of(FailureCategory.ROUTE_NOT_FOUND);
        }
        ctx.next();
    }

    private static void requirePost(RoutingContext ctx) {
        if (!ctx.request().method().equals(HttpMethod.POST)) {
            throw GatewayFailure.of(FailureCategory.METHOD_NOT_ALLOWED);
        }
        ctx.next();
    }

    private static void notFound(RoutingContext ctx) {
        throw GatewayFailure.of(FailureCategory.ROUTE_NOT_FOUND);
    }

    /** What stands before an operation's own path; empty for nothing. */
    static String tenantPrefix(RoutingContext ctx) {
        String prefix = ctx.pathParam("prefix");
        return prefix == null ? "" : prefix;
    }
}
