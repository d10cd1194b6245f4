package dev.mfcgateway;

import dev.mfcgateway.flow.ClientReferences;
import dev.mfcgateway.flow.GetOtp;
import dev.mfcgateway.http.GatewayRoutes;
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
import dev.mfcgateway.redis.RedisCommands;
import dev.mfcgateway.redis.RedisOtpLedger;
import dev.mfcgateway.secret.StorageKeys;
import dev.mfcgateway.tenant.PartnerCheck;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.TenantOptions;
import dev.mfcgateway.tenant.Tenants;
import dev.mfcgateway.transaction.ContactHashes;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only place that says {@code new} to collaborators: what the gateway is made of, from the inside out. */
final class GatewayWiring {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayWiring.class);

    private final InstantSource clock = InstantSource.system();
    private final Readiness readiness = new Readiness();
    private final List<MfCentralHttp> connections = new ArrayList<>();
    private final Vertx vertx;
    private final GatewayMetrics metrics;
    private final RsaProvider rsa;
    private final SealingPool sealing;
    private final RedisCommands redis;
    private final GatewayRoutes routes;

    /** Blocks for about half a second: the RSA provider is loaded and tried. */
    GatewayWiring(Vertx vertx, GatewayOptions options, MeterRegistry meterRegistry) {
        StorageKeys storageKeys = StorageKeys.from(options.storageKey());
        this.vertx = vertx;
        this.metrics = new GatewayMetrics(meterRegistry, Version.current());
        this.rsa = RsaProvider.find();
        this.sealing = new SealingPool(vertx, Runtime.getRuntime().availableProcessors(), SealingPool.DEFAULT_QUEUE);
        this.redis = new RedisCommands(vertx, options.redis());
        Tenants tenants =
                new Tenants(options.tenants().stream().map(this::tenant).toList());
        GetOtp getOtp = new GetOtp(
                new RedisOtpLedger(redis, options.redis().keyPrefix()),
                new ClientReferences(),
                new ContactHashes(storageKeys));
        this.routes = new GatewayRoutes(() -> tenants, getOtp, metrics, options.maxBodyBytes());
        readiness.await(vertx, redis);
        LOG.info("{} tenants; RSA by {}", options.tenants().size(), rsa.name());
    }

    private Tenant tenant(TenantOptions options) {
        UpstreamMetrics upstreamMetrics = metrics.upstream(options.id().name());
        return new Tenant(
                options,
                new PartnerCheck(options.credentials(), clock),
                mfCentral(options.mfCentral(), upstreamMetrics),
                metrics.requests(options.id().name()),
                upstreamMetrics);
    }

    private MfCentral mfCentral(MfCentralOptions options, UpstreamMetrics upstreamMetrics) {
        LongSupplier nanoClock = System::nanoTime;
        MfCentralHttp http = new MfCentralHttp(vertx, options, clock);
        connections.add(http);
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
        return new GuardedMfCentral(vertx, wire, options, upstreamMetrics, nanoClock);
    }

    GatewayRoutes routes() {
        return routes;
    }

    Readiness readiness() {
        return readiness;
    }

    Future<Void> close() {
        readiness.drain();
        connections.forEach(MfCentralHttp::close);
        sealing.close();
        return redis.close();
    }
}
