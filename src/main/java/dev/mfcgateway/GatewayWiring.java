package dev.mfcgateway;

import dev.mfcgateway.flow.BacklogWatch;
import dev.mfcgateway.flow.ClientReferences;
import dev.mfcgateway.flow.CreateTransaction;
import dev.mfcgateway.flow.DeliverHoldings;
import dev.mfcgateway.flow.DeliveryWorker;
import dev.mfcgateway.flow.DetachedRequests;
import dev.mfcgateway.flow.FetchedHoldings;
import dev.mfcgateway.flow.GetOtp;
import dev.mfcgateway.flow.HandOver;
import dev.mfcgateway.flow.Owners;
import dev.mfcgateway.flow.QueuedConsent;
import dev.mfcgateway.flow.ReadTransaction;
import dev.mfcgateway.flow.RepeatedRequests;
import dev.mfcgateway.flow.SendAdmission;
import dev.mfcgateway.flow.UseCases;
import dev.mfcgateway.flow.ValidateQr;
import dev.mfcgateway.flow.VerifyOtp;
import dev.mfcgateway.flow.WorkUnderWay;
import dev.mfcgateway.http.GatewayRoutes;
import dev.mfcgateway.journey.Tracing;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.redis.RedisAnswerStore;
import dev.mfcgateway.redis.RedisCommands;
import dev.mfcgateway.redis.RedisDeliveryLedger;
import dev.mfcgateway.redis.RedisHoldingsVault;
import dev.mfcgateway.redis.RedisOtpLedger;
import dev.mfcgateway.redis.RedisPendingDeliveries;
import dev.mfcgateway.redis.RedisSendCaps;
import dev.mfcgateway.redis.RedisTransactionStore;
import dev.mfcgateway.redis.RedisVerificationLedger;
import dev.mfcgateway.redis.RedisWarmUp;
import dev.mfcgateway.secret.StorageKeys;
import dev.mfcgateway.transaction.AnswerStore;
import dev.mfcgateway.transaction.ContactHashes;
import dev.mfcgateway.transaction.DeliveryLedger;
import dev.mfcgateway.transaction.InvestorHashes;
import dev.mfcgateway.transaction.OtpLedger;
import dev.mfcgateway.transaction.PendingDeliveries;
import dev.mfcgateway.transaction.SendCaps;
import dev.mfcgateway.transaction.TransactionIds;
import dev.mfcgateway.transaction.TransactionStore;
import dev.mfcgateway.transaction.VerificationLedger;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** With {@link TenantWiring} the only place that says {@code new} to collaborators: what the gateway is made of. */
final class GatewayWiring {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayWiring.class);

    private final InstantSource clock = InstantSource.system();
    private final Readiness readiness = new Readiness();
    private final WorkUnderWay requests = new WorkUnderWay();
    private final Vertx vertx;
    private final RedisCommands redis;
    private final RedisWarmUp warmUp;
    private final TenantWiring tenantWiring;
    private final LiveTenants tenants;
    private final GatewayRoutes routes;
    private final DeliveryWorker worker;
    private final BacklogWatch backlog;
    private Future<?> warm = Future.succeededFuture();

    /** Blocks, as {@link TenantWiring} does. */
    GatewayWiring(Vertx vertx, GatewayOptions options, MeterRegistry meterRegistry, Tracing tracing) {
        this.vertx = vertx;
        GatewayMetrics metrics = new GatewayMetrics(meterRegistry, Version.current());
        this.tenantWiring = new TenantWiring(vertx, metrics, clock);
        this.tenants = new LiveTenants(
                vertx, tenantWiring, options, new Grace(options.redis().commandTimeout())::of);
        this.redis = new RedisCommands(vertx, options.redis(), metrics.redis());

        String prefix = options.redis().keyPrefix();
        this.warmUp = new RedisWarmUp(redis, prefix);
        StorageKeys storageKeys = StorageKeys.from(options.storageKey());
        ContactHashes contactHashes = new ContactHashes(storageKeys);
        TransactionStore store = new RedisTransactionStore(redis, prefix, storageKeys);
        Supplier<Duration> kept = () -> tenants.directory().holdingsKept();
        OtpLedger sends = new RedisOtpLedger(redis, prefix);
        SendCaps caps = new RedisSendCaps(redis, prefix, new InvestorHashes(storageKeys));
        VerificationLedger verifications = new RedisVerificationLedger(redis, prefix, kept);
        DeliveryLedger deliveries = new RedisDeliveryLedger(redis, prefix, storageKeys, kept);
        PendingDeliveries pending = new RedisPendingDeliveries(redis, prefix);
        FetchedHoldings holdings = new FetchedHoldings(vertx, new RedisHoldingsVault(redis, prefix, storageKeys));

        AnswerStore answers = new RedisAnswerStore(redis, prefix, storageKeys);
        Owners owners = new Owners(store);
        QueuedConsent consent = new QueuedConsent(verifications, pending);
        UseCases useCases = new UseCases(
                new CreateTransaction(store, new TransactionIds()),
                new ReadTransaction(store),
                new GetOtp(new SendAdmission(owners, sends, caps, new ClientReferences()), sends, contactHashes),
                new VerifyOtp(owners, verifications, consent, contactHashes),
                new ValidateQr(owners, verifications, holdings, consent),
                new RepeatedRequests(answers, store),
                new DetachedRequests(answers));
        this.routes = new GatewayRoutes(tenants::inForce, useCases, requests, metrics, tracing);

        HandOver handOver = new HandOver(vertx, deliveries, holdings, clock, Math::random);
        DeliverHoldings deliverHoldings =
                new DeliverHoldings(tenants::directory, deliveries, verifications, holdings, handOver, clock);
        this.worker = new DeliveryWorker(vertx, pending, deliverHoldings::advance);
        this.backlog = new BacklogWatch(vertx, pending, metrics.backlog());
        LOG.info("{} tenants; RSA by {}", options.tenants().size(), tenantWiring.rsaProvider());
    }

    void start() {
        warm = tenantWiring.warmUp();
        readiness.await(vertx, () -> warmUp.run().compose(answered -> warm));
        worker.start();
        backlog.start();
    }

    GatewayRoutes routes() {
        return routes;
    }

    Readiness readiness() {
        return readiness;
    }

    Future<Void> reload(GatewayOptions options) {
        return tenants.reload(options);
    }

    void drain() {
        readiness.drain();
        worker.stop();
    }

    Future<Void> idle() {
        return Future.join(requests.none(), worker.underWay().none()).mapEmpty();
    }

    int underWay() {
        return requests.count() + worker.underWay().count();
    }

    Future<Void> close() {
        drain();
        backlog.stop();
        return Future.join(warm, redis.close(), tenants.close().onComplete(over -> tenantWiring.close()))
                .mapEmpty();
    }
}
