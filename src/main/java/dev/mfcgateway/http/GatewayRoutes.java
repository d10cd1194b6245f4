package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.flow.UseCases;
import dev.mfcgateway.flow.WorkUnderWay;
import dev.mfcgateway.journey.Tracing;
import dev.mfcgateway.metrics.GatewayMetrics;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * The table of contents: every path, and what a request passes on its way. What is not in it is
 * {@code route_not_found}, as JSON, also where a host program has mounted it.
 */
public final class GatewayRoutes {

    /** Callers of these need not wait for the answer. */
    private static final String DETACHABLE =
            "(?:/getOTP|/gateway/mf/getOtp|/verifyOTP|/gateway/mf/verifyOtp|/validateQR|/gateway/mf/validateQr)";

    private final Supplier<InForce> inForce;
    private final Tracing tracing;
    private final UseCases useCases;
    private final WorkUnderWay underWay;
    private final Reply reply;
    private final FailureReply failureReply;
    private final IdempotencyGuard idempotency;
    private final DetachedAnswers detached;
    private final DocsPage docsPage;

    /** @param underWay counts the requests, each until nothing more is done for it */
    public GatewayRoutes(
            Supplier<InForce> inForce,
            UseCases useCases,
            WorkUnderWay underWay,
            GatewayMetrics metrics,
            Tracing tracing) {
        this.inForce = inForce;
        this.tracing = tracing;
        this.useCases = useCases;
        this.underWay = underWay;
        this.reply = new Reply(metrics);
        this.failureReply = new FailureReply(reply);
        this.idempotency = new IdempotencyGuard(useCases.repeatedRequests(), reply);
        this.detached = new DetachedAnswers(useCases.detachedRequests(), reply);
        this.docsPage = new DocsPage(reply);
    }

    /** A router of its own for each caller; all work on the same gateway. */
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::begin).failureHandler(failureReply);
        docs(router.routeWithRegex(DocsPage.PATHS));
        router.route().handler(GatewayRoutes::requireNoTrailingSlash).failureHandler(failureReply);
        getOtp(behindPrefix(router, "/getOTP|/gateway/mf/getOtp"));
        verifyOtp(behindPrefix(router, "/verifyOTP|/gateway/mf/verifyOtp"));
        validateQr(behindPrefix(router, "/validateQR|/gateway/mf/validateQr"));
        readAnswer(behindPrefix(router, DETACHABLE + "/(?<handle>[0-9a-f]{32})"));
        createTransaction(router.route("/gateway/:tenant/transaction"));
        readStatus(router.route("/gateway/:tenant/status"));
        readTransaction(router.route("/gateway/:tenant/transaction/:transactionId"));
        router.route().handler(GatewayRoutes::notFound).failureHandler(failureReply);
        return router;
    }

    private void docs(Route route) {
        route.handler(docsPage::requireKnown)
                .handler(require(HttpMethod.GET))
                .handler(docsPage::send)
                .failureHandler(failureReply);
    }

    /** {@code paths} are alternatives of a regular expression; a tenant's path prefix may stand before each. */
    private static Route behindPrefix(Router router, String paths) {
        return router.routeWithRegex("(?<prefix>/.+)?(?:" + paths + ")").handler(GatewayRoutes::requireKnownPrefix);
    }

    private void getOtp(Route route) {
        Handler<RoutingContext> handler = new GetOtpHandler(useCases.getOtp(), reply);
        post(route, Operation.GET_OTP, BodyLimits::json, List.of(detached.begin(), handler));
    }

    private void verifyOtp(Route route) {
        Handler<RoutingContext> handler =
                new ConsentHandler<>(VerifyOtpBody::read, useCases.verifyOtp()::verify, reply);
        post(route, Operation.VERIFY_OTP, BodyLimits::json, List.of(detached.begin(), handler));
    }

    private void validateQr(Route route) {
        Handler<RoutingContext> handler =
                new ConsentHandler<>(ValidateQrBody::read, useCases.validateQr()::exchange, reply);
        post(route, Operation.VALIDATE_QR, BodyLimits::qr, List.of(detached.begin(), handler));
    }

    private void readAnswer(Route route) {
        route.handler(require(HttpMethod.GET))
                .handler(new TenantGuard(Operation.READ_ANSWER))
                .handler(detached.find())
                .failureHandler(failureReply);
    }

    private void createTransaction(Route route) {
        Handler<RoutingContext> handler = new CreateTransactionHandler(useCases.createTransaction(), reply);
        post(route, Operation.CREATE_TRANSACTION, BodyLimits::json, List.of(handler));
    }

    private void readTransaction(Route route) {
        route.handler(require(HttpMethod.GET))
                .handler(new TenantGuard(Operation.READ_TRANSACTION))
                .handler(new TransactionStatusHandler(useCases.readTransaction(), reply))
                .failureHandler(failureReply);
    }

    private void readStatus(Route route) {
        route.handler(require(HttpMethod.GET))
                .handler(new TenantGuard(Operation.READ_STATUS))
                .handler(new TenantStatusHandler(reply))
                .failureHandler(failureReply);
    }

    private void post(
            Route route,
            Operation operation,
            ToIntFunction<BodyLimits> maxBytes,
            List<Handler<RoutingContext>> handlers) {
        BodyGuard bodyGuard = new BodyGuard(maxBytes);
        route.handler(require(HttpMethod.POST))
                .handler(new TenantGuard(operation))
                .handler(bodyGuard.read())
                .handler(bodyGuard.check())
                .handler(idempotency);
        handlers.forEach(route::handler);
        route.failureHandler(failureReply);
    }

    /** The router is kinder than the contract: it ignores doubled slashes and escapes. */
    private void begin(RoutingContext ctx) {
        Exchange exchange = Exchange.begin(ctx, tracing);
        exchange.goesBy(inForce.get());
        underWay.begin();
        exchange.whenOver(underWay::end);
        if (!ctx.request().path().equals(normalized(ctx))) {
            throw GatewayFailure.of(FailureCategory.ROUTE_NOT_FOUND);
        }
        ctx.next();
    }

    /** And a trailing slash. */
    private static void requireNoTrailingSlash(RoutingContext ctx) {
        if (ctx.request().path().endsWith("/")) {
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

    private static void requireKnownPrefix(RoutingContext ctx) {
        String prefix = tenantPrefix(ctx);
        if (!prefix.isEmpty() && !Exchange.of(ctx).inForce().tenants().hasPathPrefix(prefix)) {
            throw GatewayFailure.of(FailureCategory.ROUTE_NOT_FOUND);
        }
        ctx.next();
    }

    private Handler<RoutingContext> require(HttpMethod method) {
        return new MethodGuard(method, reply);
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
