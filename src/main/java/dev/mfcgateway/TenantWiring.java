package dev.mfcgateway;

import dev.mfcgateway.metrics.BreakerMetrics;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.metrics.UpstreamMetrics;
import dev.mfcgateway.mfcentral.AccessTokens;
import dev.mfcgateway.mfcentral.GuardedMfCentral;
import dev.mfcgateway.mfcentral.HttpMfCentral;
import dev.mfcgateway.mfcentral.MfCentral;
import dev.mfcgateway.mfcentral.MfCentralHttp;
import dev.mfcgateway.mfcentral.MfCentralOptions;
import dev.mfcgateway.mfcentral.TokenEndpoint;
import dev.mfcgateway.mfcentral.envelope.Opener;
import dev.mfcgateway.mfcentral.envelope.RsaProvider;
import dev.mfcgateway.mfcentral.envelope.Sealer;
import dev.mfcgateway.mfcentral.envelope.SealingPool;
import dev.mfcgateway.tenant.PartnerCheck;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.TenantOptions;
import dev.mfcgateway.webhook.Webhook;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What each tenant is made of. Signatures are computed on threads that all tenants share; all else is a tenant's own. */
final class TenantWiring {

    private final List<Runnable> closing = new ArrayList<>();
    private final Vertx vertx;
    private final GatewayMetrics metrics;
    private final InstantSource clock;
    private final LongSupplier nanoClock = System::nanoTime;
    private final RsaProvider rsa;
    private final SealingPool sealing;

    /** Blocks for about half a second: the RSA provider is loaded and tried. */
    TenantWiring(Vertx vertx, GatewayMetrics metrics, InstantSource clock) {
        this.vertx = vertx;
        this.metrics = metrics;
        this.clock = clock;
        this.rsa = RsaProvider.find();
        this.sealing = new SealingPool(vertx, Runtime.getRuntime().availableProcessors(), SealingPool.DEFAULT_QUEUE);
        closing.add(sealing::close);
    }

    Tenant tenant(TenantOptions options) {
        String label = options.id().name();
        UpstreamMetrics upstreamMetrics = metrics.upstream(label);
        return new Tenant(
                options,
                new PartnerCheck(options.credentials(), clock),
                mfCentral(options.mfCentral(), upstreamMetrics),
                webhook(options),
                metrics.requests(label),
                upstreamMetrics);
    }

    private MfCentral mfCentral(MfCentralOptions options, UpstreamMetrics upstreamMetrics) {
        MfCentralHttp http = new MfCentralHttp(vertx, options, clock);
        closing.add(http::close);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(http, options, nanoClock, Math::random);
        HttpMfCentral wire = new HttpMfCentral(
                options,
                http,
                new AccessTokens(vertx, tokenEndpoint, nanoClock),
                sealing,
                new Sealer(options.envelope(), rsa),
                new Opener(options.envelope(), rsa),
                clock,
                nanoClock);
        BreakerMetrics breakerMetrics = upstreamMetrics.newBreaker();
        upstreamMetrics.show(breakerMetrics);
        return new GuardedMfCentral(vertx, wire, options, upstreamMetrics, breakerMetrics, nanoClock);
    }

    private Optional<Webhook> webhook(TenantOptions options) {
        Optional<Webhook> webhook = options.webhook().map(one -> new Webhook(vertx, one, clock));
        webhook.ifPresent(one -> closing.add(one::close));
        return webhook;
    }

    /** Who computes the signatures. */
    String rsaProvider() {
        return rsa.name();
    }

    void close() {
        closing.forEach(Runnable::run);
    }
}
