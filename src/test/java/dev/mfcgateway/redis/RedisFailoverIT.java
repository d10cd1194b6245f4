package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FreePort;
import dev.mfcgateway.testing.RealCluster;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.RealSentinel;
import dev.mfcgateway.transaction.Intent;
import dev.mfcgateway.transaction.NewTransaction;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.Reservation;
import dev.mfcgateway.transaction.SendRequest;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisClientType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where another Redis takes over, the ledger follows by itself, and no Redis admits more sends than it may. */
class RedisFailoverIT {

    private static final TenantId ACME = new TenantId("acme");
    private static final int MAX_SENDS = 5;

    private final Vertx vertx = Vertx.vertx();
    private RedisCommands commands;

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        Await.result(commands.close());
        Await.result(vertx.close());
    }

    @Test
    void findsThePrimaryThatAReplicaNames() throws Exception {
        try (RealRedis primary = RealRedis.start();
                RealRedis replica = RealRedis.start(
                        FreePort.next(), "--replicaof", "127.0.0.1", Integer.toString(primary.port()))) {
            connect(RedisClientType.REPLICATION, List.of(replica.endpoint()));
            awaitCreation();

            assertThat(primary.ask("DBSIZE")).isEqualTo("1");
        }
    }

    @Test
    void staysWithAPrimaryThatHasLostItsReplicas() throws Exception {
        try (RealRedis primary = RealRedis.start()) {
            connect(RedisClientType.REPLICATION, List.of("redis://127.0.0.1:1", primary.endpoint()));

            awaitCreation();
        }
    }

    @Test
    void followsTheSentinelsUnderLoad() throws Exception {
        try (RealSentinel redis = new RealSentinel(directory)) {
            connect(RedisClientType.SENTINEL, redis.endpoints());
            TransactionId id = awaitCreation();

            long before = admitted(id, 50);
            redis.primary().close();
            long meanwhile = admitted(id, 50);
            TransactionId fresh = awaitCreation();
            long after = admitted(id, 50);

            assertThat(before).isEqualTo(MAX_SENDS);
            assertThat(meanwhile).isZero();
            assertThat(after).isLessThanOrEqualTo(MAX_SENDS);
            assertThat(admitted(fresh, 50)).isEqualTo(MAX_SENDS);
        }
    }

    @Test
    void leavesAPrimaryThatWasDemoted() throws Exception {
        try (RealSentinel redis = new RealSentinel(directory)) {
            connect(RedisClientType.SENTINEL, redis.endpoints());
            awaitCreation();

            redis.failOver();

            Await.until("the replica has taken over", () -> redis.replica().isPrimary());
            awaitCreation();
            assertThat(redis.replica().ask("DBSIZE")).isNotEqualTo("0");
        }
    }

    @Test
    void livesThroughTheDeathsOfAClustersNodes() throws Exception {
        try (RealCluster redis = new RealCluster(directory)) {
            connect(RedisClientType.CLUSTER, redis.endpoints());
            awaitCreation();

            redis.replica(0).close();
            assertThat(IntStream.range(0, 30).mapToObj(number -> created()).filter(Optional::isPresent))
                    .as("a replica's death is nobody's concern")
                    .hasSize(30);

            redis.primary(1).close();
            Await.until("its replica has taken over", () -> redis.replica(1).isPrimary());
            Await.until("every slot is written to again", () -> IntStream.range(0, 30)
                    .allMatch(number -> created().isPresent()));
            assertThat(admitted(awaitCreation(), 50)).isEqualTo(MAX_SENDS);
        }
    }

    private void connect(RedisClientType type, List<String> endpoints) {
        RedisStoreOptions options = new RedisStoreOptions(
                type,
                endpoints.stream().map(Secret::of).toList(),
                Optional.empty(),
                "mymaster",
                Duration.ofSeconds(1),
                "test");
        commands = new RedisCommands(vertx, options, new GatewayMetrics(new SimpleMeterRegistry(), "test").redis());
    }

    /** A transaction, as soon as one can be written. */
    private TransactionId awaitCreation() {
        List<TransactionId> made = new ArrayList<>();
        Await.until("a transaction is written", () -> {
            created().ifPresent(made::add);
            return !made.isEmpty();
        });
        return made.get(0);
    }

    private Optional<TransactionId> created() {
        TransactionId id = new TransactionIds().next();
        NewTransaction transaction = new NewTransaction(
                id,
                ACME,
                Intent.MF_HOLDINGS_IMPORT,
                Duration.ofHours(1),
                MAX_SENDS,
                List.of(),
                5,
                HoldingsScope.EVERYTHING,
                Optional.empty());
        return Await.result(new RedisTransactionStore(commands, "test", RedisRig.KEYS)
                .create(transaction)
                .transform(done -> Future.succeededFuture(done.succeeded() ? Optional.of(id) : Optional.empty())));
    }

    /** How many of so many sends at once were admitted, as far as the gateway knows. */
    private long admitted(TransactionId id, int asked) {
        RedisOtpLedger ledger = new RedisOtpLedger(commands, "test");
        return Await.result(Future.join(IntStream.range(0, asked)
                        .mapToObj(number -> ledger.reserve(new SendRequest(
                                        id,
                                        Owner.only(ACME),
                                        MAX_SENDS,
                                        List.of(),
                                        UUID.randomUUID().toString(),
                                        Channel.PHONE))
                                .map(Reservation.Admitted.class::isInstance)
                                .otherwise(false))
                        .toList()))
                .<Boolean>list()
                .stream()
                .filter(Boolean::booleanValue)
                .count();
    }
}
