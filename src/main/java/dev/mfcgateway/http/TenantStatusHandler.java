package dev.mfcgateway.http;

import dev.mfcgateway.metrics.LastHour;
import dev.mfcgateway.tenant.Tenant;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code GET /gateway/{tenant}/status}: how MFCentral does for a tenant, so that an app need not offer what will fail. It
 * tells what this gateway has seen, and asks no other one. Any event loop.
 */
final class TenantStatusHandler implements Handler<RoutingContext> {

    private final Reply reply;

    TenantStatusHandler(Reply reply) {
        this.reply = reply;
    }

    @Override
    public void handle(RoutingContext ctx) {
        reply.ok(ctx, data(Exchange.of(ctx).caller().tenantInPath()));
    }

    private static JsonObject data(Tenant tenant) {
        LastHour.Summary hour = tenant.upstreamMetrics().lastHour().summary();
        return new JsonObject()
                .put("tenant", tenant.id().name())
                .put("breaker", tenant.upstreamMetrics().breakerState().label())
                .put("retryAfterSeconds", seconds(tenant.mfCentral().standstill()))
                .put("scope", "instance")
                .put("windowSeconds", LastHour.LENGTH.toSeconds())
                .put("calls", hour.calls())
                .put("successRatio", successRatio(hour))
                .put("p50Ms", millis(hour.median()))
                .put("p95Ms", millis(hour.p95()))
                .put("p99Ms", millis(hour.p99()));
    }

    /** Rounded up, as in {@code Retry-After}. */
    private static Long seconds(Optional<Duration> standstill) {
        return standstill.map(wait -> wait.plusMillis(999).toSeconds()).orElse(null);
    }

    /** With thousandths; null where nobody has called. */
    private static Double successRatio(LastHour.Summary hour) {
        return hour.calls() == 0 ? null : Math.round(1_000.0 * hour.good() / hour.calls()) / 1_000.0;
    }

    private static Long millis(Optional<Duration> duration) {
        return duration.map(Duration::toMillis).orElse(null);
    }
}
