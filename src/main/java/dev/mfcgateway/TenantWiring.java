package dev.mfcgateway;

import dev.mfcgateway.http.BodyLimits;
import dev.mfcgateway.http.InForce;
import dev.mfcgateway.http.RequestWarmUp;
import dev.mfcgateway.metrics.BreakerMetrics;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.metrics.RequestMetrics;
import dev.mfcgateway.metrics.UpstreamMetrics;
import dev.mfcgateway.metrics.WebhookMetrics;
import dev.mfcgateway.mfcentral.AccessTokens;
import dev.mfcgateway.mfcentral.Bulkhead;
import dev.mfcgateway.mfcentral.CallLimit;
import dev.mfcgateway.mfcentral.GuardedMfCentral;
import dev.mfcgateway.mfcentral.HttpMfCentral;
import dev.mfcgateway.mfcentral.MfCentral;
import dev.mfcgateway.mfcentral.MfCentralHttp;
import dev.mfcgateway.mfcentral.MfCentralOptions;
import dev.mfcgateway.mfcentral.TokenEndpoint;
import dev.mfcgateway.mfcentral.envelope.EnvelopeWarmUp;
import dev.mfcgateway.mfcentral.envelope.Opener;
import dev.mfcgateway.mfcentral.envelope.RsaProvider;
import dev.mfcgateway.mfcentral.envelope.Sealer;
import dev.mfcgateway.mfcentral.envelope.SealingLine;
import dev.mfcgateway.mfcentral.envelope.SealingPool;
import dev.mfcgateway.tenant.PartnerCheck;
import dev.mfcgateway.tenant.RateLimit;
import dev.mfcgateway.tenant.RateLimitOptions;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.TenantOptions;
import dev.mfcgateway.tenant.Tenants;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.webhook.Webhook;
import dev.mfcgateway.webhook.WebhookOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What each tenant is made of. Signatures are computed on threads that all tenants share; all else is a tenant's own,
 * and each part of it outlives a reload for as long as the options that it is made of are equal.
 */
final class TenantWiring implements AutoCloseable {

    private final Vertx vertx;
    private final GatewayMetrics metrics;
    private final InstantSource clock;
    private final LongSupplier nanoClock = System::nanoTime;
    private final RsaProvider rsa;
    private final SealingPool sealing;
    private final CallLimit calls = new CallLimit(1); // until the first options are in force

    /** Blocks for about half a second: the RSA provider is loaded and tried. */
    TenantWiring(Vertx vertx, GatewayMetrics metrics, InstantSource clock) {
        this.vertx = vertx;
        this.metrics = metrics;
        this.clock = clock;
        this.rsa = RsaProvider.find();
        this.sealing = sealingPool();
        metrics.signing().watch(sealing::waiting);
    }

    private SealingPool sealingPool() {
        int threads = Runtime.getRuntime().availableProcessors();
        return new SealingPool(
                vertx, threads, threads * SealingPool.PLACES_PER_THREAD, nanoClock, metrics.signing()::waited);
    }

    /** Blocks; throws {@link IllegalArgumentException} if the options contradict themselves. */
    InForce inForce(GatewayOptions options, TenantParts.Assembly parts) {
        Tenants tenants = new Tenants(
                options.tenants().stream().map(one -> tenant(one, parts)).toList());
        parts.onceInForce(() -> calls.allow(options.maxInFlight()));
        return new InForce(tenants, new BodyLimits(options.maxBodyBytes(), options.maxQrBytes()), options.docs());
    }

    private Tenant tenant(TenantOptions options, TenantParts.Assembly parts) {
        TenantId id = options.id();
        Meters meters = parts.part(id, Meters.class, id.name(), this::meters, gone -> metrics.forget(id.name()));
        Upstream upstream = parts.part(
                id, Upstream.class, options.mfCentral(), one -> upstream(one, meters.upstream()), Upstream::close);
        parts.onceInForce(() -> show(upstream, meters.upstream()));
        return new Tenant(
                options,
                parts.part(id, PartnerCheck.class, options.credentials(), one -> new PartnerCheck(one, clock)),
                upstream.mfCentral(),
                options.webhook().map(own -> webhook(id, own, parts)),
                options.rateLimit().map(own -> rateLimit(id, own, parts)),
                meters.requests(),
                meters.upstream(),
                meters.webhook());
    }

    private record Meters(RequestMetrics requests, UpstreamMetrics upstream, WebhookMetrics webhook) {}

    private Meters meters(String tenant) {
        return new Meters(metrics.requests(tenant), metrics.upstream(tenant), metrics.webhook(tenant));
    }

    private record Upstream(MfCentral mfCentral, MfCentralHttp http, AccessTokens tokens, BreakerMetrics breaker) {

        void close() {
            http.close();
        }
    }

    private Upstream upstream(MfCentralOptions options, UpstreamMetrics upstreamMetrics) {
        MfCentralHttp http = new MfCentralHttp(vertx, options, clock);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(http, options, nanoClock, Math::random);
        AccessTokens tokens = new AccessTokens(vertx, tokenEndpoint, nanoClock);
        SealingLine line = sealing.line();
        HttpMfCentral wire = new HttpMfCentral(
                vertx,
                options,
                http,
                tokens,
                line,
                new Sealer(options.envelope(), rsa),
                new Opener(options.envelope(), rsa),
                clock,
                nanoClock);
        BreakerMetrics breaker = upstreamMetrics.newBreaker();
        MfCentral guarded = new GuardedMfCentral(
                vertx,
                wire,
                options,
                new Bulkhead(options.maxInFlight(), calls, line),
                upstreamMetrics,
                breaker,
                nanoClock,
                Math::random);
        return new Upstream(guarded, http, tokens, breaker);
    }

    private void show(Upstream upstream, UpstreamMetrics upstreamMetrics) {
        upstreamMetrics.show(upstream.breaker());
        upstreamMetrics.showToken(() -> upstream.tokens().remainingLife().map(clock.instant()::plus));
    }

    private Webhook webhook(TenantId id, WebhookOptions options, TenantParts.Assembly parts) {
        return parts.part(id, Webhook.class, options, one -> new Webhook(vertx, one, clock), Webhook::close);
    }

    private RateLimit rateLimit(TenantId id, RateLimitOptions options, TenantParts.Assembly parts) {
        return parts.part(id, RateLimit.class, options, one -> new RateLimit(one, nanoClock));
    }

    /** Does what is slow the first time, before it is asked for; never fails. */
    Future<?> warmUp() {
        return vertx.executeBlocking(
                        () -> {
                            RequestWarmUp.run();
                            return new EnvelopeWarmUp(rsa, nanoClock).run();
                        },
                        false)
                .otherwiseEmpty();
    }

    /** Who computes the signatures. */
    String rsaProvider() {
        return rsa.name();
    }

    @Override
    public void close() {
        sealing.close();
        metrics.close();
    }
}
