package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.journey.Ending;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.tenant.Quota;
import dev.mfcgateway.tenant.RateLimitOptions;
import dev.mfcgateway.transaction.KeptAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Writes an answer's head and body, having counted and logged it: the one way out for both kinds. Any event loop. */
final class Reply {

    private static final String ASK_AGAIN_SECONDS = "5";

    // As bytes already, for every answer.
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final GatewayMetrics metrics;

    Reply(GatewayMetrics metrics) {
        this.metrics = metrics;
    }

    void ok(RoutingContext ctx, JsonObject data) {
        answer(ctx, success(data), Optional.empty());
    }

    void error(RoutingContext ctx, GatewayFailure failure, JsonObject body) {
        answer(ctx, body.encode(), Optional.of(failure));
    }

    /** The answer that the same request was given before. */
    void again(RoutingContext ctx, KeptAnswer kept) {
        ctx.response().putHeader("Idempotent-Replayed", "true");
        answer(ctx, kept.body(), kept.failure().map(category -> failure(category, kept)));
    }

    private static GatewayFailure failure(FailureCategory category, KeptAnswer kept) {
        return kept.cause().map(GatewayFailure::internal).orElseGet(() -> GatewayFailure.of(category));
    }

    /** The answer that a caller has come back for; how its request ended was counted when it did. */
    void kept(RoutingContext ctx, KeptAnswer kept) {
        record(ctx, kept.status(), Optional.empty());
        write(ctx, kept.status(), kept.body());
        Exchange.of(ctx).over();
    }

    /** There is no answer yet; {@code statusUrl} is where it will be. */
    void underWay(RoutingContext ctx, String statusUrl) {
        ctx.response()
                .putHeader(HttpHeaders.LOCATION, statusUrl)
                .putHeader(HttpHeaders.RETRY_AFTER, ASK_AGAIN_SECONDS)
                .putHeader("Preference-Applied", "respond-async");
        boolean asksAgain = !Exchange.of(ctx).isDetached(); // else its own work goes on, and is recorded at the end
        if (asksAgain) {
            record(ctx, 202, Optional.empty());
        }
        write(ctx, 202, success(new JsonObject().put("status", "PROCESSING").put("statusUrl", statusUrl)));
        if (asksAgain) {
            Exchange.of(ctx).over();
        }
    }

    private static String success(JsonObject data) {
        return new JsonObject()
                .put("success", true)
                .putNull("errors")
                .put("data", data)
                .encode();
    }

    private void answer(RoutingContext ctx, String body, Optional<GatewayFailure> failure) {
        int status = failure.map(one -> one.category().status()).orElse(200);
        record(ctx, status, failure);
        Exchange exchange = Exchange.of(ctx);
        exchange.kept(failure, body).onComplete(kept -> {
            write(ctx, status, body);
            exchange.over();
        });
    }

    private void record(RoutingContext ctx, int status, Optional<GatewayFailure> failure) {
        Exchange exchange = Exchange.of(ctx);
        exchange.count(metrics, failure);
        AccessLog.write(exchange, status, failure);
        exchange.journey().end(new Ending(exchange.tenantLabel(), exchange.operation(), status, failure));
    }

    /** For what is told by headers alone. */
    void headAlone(RoutingContext ctx, int status) {
        record(ctx, status, Optional.empty());
        begin(ctx, status).ifPresent(HttpServerResponse::end);
        Exchange.of(ctx).over();
    }

    void file(RoutingContext ctx, Buffer content) {
        record(ctx, 200, Optional.empty());
        begin(ctx, 200).ifPresent(response -> response.end(content));
        Exchange.of(ctx).over();
    }

    private static void write(RoutingContext ctx, int status, String body) {
        begin(ctx, status).ifPresent(response -> response.putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end(body));
    }

    /** Gives the answer with the head that all have; empty where the caller has gone. */
    private static Optional<HttpServerResponse> begin(RoutingContext ctx, int status) {
        HttpServerResponse response = ctx.response();
        if (response.closed() || response.ended()) {
            return Optional.empty(); // it comes back for the answer, or it is lost; what happened is in the ledger
        }
        if (leavesBodyUnread(ctx.request())) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        Exchange exchange = Exchange.of(ctx);
        exchange.quota().ifPresent(quota -> writeQuota(response, quota));
        return Optional.of(response.setStatusCode(status)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .putHeader(REQUEST_ID, exchange.requestId()));
    }

    /** Then the rest of its body is not wanted. HTTP/2 ends a stream, and knows no such header. */
    private static boolean leavesBodyUnread(HttpServerRequest request) {
        return !request.isEnded()
                && request.version() != HttpVersion.HTTP_2
                && (request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING));
    }

    /** As draft-ietf-httpapi-ratelimit-headers-10 has it. */
    private static void writeQuota(HttpServerResponse response, Quota quota) {
        RateLimitOptions policy = quota.policy();
        response.putHeader("RateLimit-Policy", "\"default\";q=" + policy.burst() + ";w=" + policy.windowSeconds())
                .putHeader("RateLimit", "\"default\";r=" + quota.remaining() + ";t=" + quota.secondsUntilMore());
    }
}
