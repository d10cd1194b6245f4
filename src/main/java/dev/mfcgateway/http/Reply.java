package dev.mfcgateway.http;

import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.tenant.Quota;
import dev.mfcgateway.tenant.RateLimitOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Writes an answer's head and body, having counted and logged it: the one way out for both kinds. Any event loop. */
final class Reply {

    private final GatewayMetrics metrics;

    Reply(GatewayMetrics metrics) {
        this.metrics = metrics;
    }

    void ok(RoutingContext ctx, JsonObject data) {
        end(ctx, 200, new JsonObject().put("success", true).putNull("errors").put("data", data), Optional.empty());
    }

    void error(RoutingContext ctx, GatewayFailure failure, JsonObject body) {
        end(ctx, failure.category().status(), body, Optional.of(failure));
    }

    /** For what is told by headers alone. */
    void noContent(RoutingContext ctx) {
        begin(ctx, 204, Optional.empty()).ifPresent(HttpServerResponse::end);
    }

    private void end(RoutingContext ctx, int status, JsonObject body, Optional<GatewayFailure> failure) {
        begin(ctx, status, failure)
                .ifPresent(response -> response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(body.toBuffer()));
    }

    /** Gives the answer with the head that all have; empty where the caller has gone. */
    private Optional<HttpServerResponse> begin(RoutingContext ctx, int status, Optional<GatewayFailure> failure) {
        Exchange exchange = Exchange.of(ctx);
        exchange.count(metrics, failure);
        AccessLog.write(exchange, status, failure);
        HttpServerResponse response = ctx.response();
        if (response.closed() || response.ended()) {
            return Optional.empty(); // the caller has gone; what happened is in the ledger
        }
        if (!ctx.request().isEnded()) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE); // the rest of its body is not wanted
        }
        exchange.quota().ifPresent(quota -> writeQuota(response, quota));
        return Optional.of(response.setStatusCode(status)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Request-Id", exchange.requestId()));
    }

    /** As draft-ietf-httpapi-ratelimit-headers-10 has it. */
    private static void writeQuota(HttpServerResponse response, Quota quota) {
        RateLimitOptions policy = quota.policy();
        response.putHeader("RateLimit-Policy", "\"default\";q=" + policy.burst() + ";w=" + policy.windowSeconds())
                .putHeader("RateLimit", "\"default\";r=" + quota.remaining() + ";t=" + quota.secondsUntilMore());
    }
}
