package dev.mfcgateway;

import dev.mfcgateway.flow.ClientReferences;
import dev.mfcgateway.flow.GetOtp;
import dev.mfcgateway.http.GatewayRoutes;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.metrics.UpstreamMetrics;
import dev.mfcgateway.mfcentral.MfCentral;
import dev.mfcgateway.redis.RedisCommands;
import dev.mfcgateway.redis.RedisOtpLedger;
import dev.mfcgateway.tenant.PartnerCheck;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.TenantOptions;
import dev.mfcgateway.tenant.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The only place that says {@code new} to collaborators: what the gateway is made of, from the inside out. */
final class GatewayWiring {

    private final InstantSource clock = InstantSource.system();
    private final Readiness readiness = new Readiness();
    private final RedisCommands redis;
    private final GatewayMetrics metrics;
    private final Tenants tenants;
    private final GatewayRoutes routes;

    GatewayWiring(Vertx vertx, GatewayOptions options, MeterRegistry meterRegistry) {
        this.metrics = new GatewayMetrics(meterRegistry, Version.current());
        this.tenants = new Tenants(options.tenants().stream().map(this::tenant).toList());
        this.redis = new RedisCommands(vertx, options.redis());
        GetOtp getOtp = new GetOtp(new RedisOtpLedger(redis, options.redis().keyPrefix()), new ClientReferences());
        this.routes = new GatewayRoutes(() -> tenants, getOtp, metrics, options.maxBodyBytes());
        readiness.await(vertx, redis);
    }

    private Tenant tenant(TenantOptions options) {
        UpstreamMetrics upstreamMetrics = metrics.upstream(options.id().name());
        return new Tenant(
                options,
                new PartnerCheck(options.credentials(), clock),
                mfCentral(options, upstreamMetrics),
                metrics.requests(options.id().name()),
                upstreamMetrics);
    }

    private MfCentral mfCentral(TenantOptions options, UpstreamMetrics upstreamMetrics) {
        throw new UnsupportedOperationException(options.toString() + upstreamMetrics.hashCode());
    }

    GatewayRoutes routes() {
        return routes;
    }

    Readiness readiness() {
        return readiness;
    }

    Future<Void> close() {
        readiness.drain();
        return redis.close();
    }
}
