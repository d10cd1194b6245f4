package dev.mfcgateway.redis;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.secret.StorageKeys;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.Transactions;
import dev.mfcgateway.transaction.TransactionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A real Redis, and what the ports over it are made of. */
final class RedisRig implements AutoCloseable {

    static final String PREFIX = "test";
    static final StorageKeys KEYS = keys((byte) 1);

    /** Longer than a record of a transaction lives otherwise. */
    static final Duration KEPT = Duration.ofDays(4);

    private final Vertx vertx = Vertx.vertx();
    private final RealRedis server;
    private final Transactions transactions;
    private final RedisCommands commands;

    RedisRig() throws IOException, InterruptedException {
        server = RealRedis.start();
        transactions = new Transactions(vertx, server.endpoint(), PREFIX);
        commands = connect(vertx);
    }

    /** A connection as another gateway has it. */
    RedisCommands connect(Vertx owner) {
        return new RedisCommands(
                owner,
                new RedisStoreOptions(
                        RedisClientType.STANDALONE,
                        List.of(Secret.of(server.endpoint())),
                        Optional.empty(),
                        "mymaster",
                        Duration.ofSeconds(5),
                        PREFIX),
                new GatewayMetrics(new SimpleMeterRegistry(), "test").redis());
    }

    static StorageKeys keys(byte fill) {
        byte[] key = new byte[32];
        key[0] = fill;
        return StorageKeys.from(Secret.of(Base64.getEncoder().encodeToString(key)));
    }

    RedisCommands commands() {
        return commands;
    }

    Transactions transactions() {
        return transactions;
    }

    static TransactionId id(String text) {
        return new TransactionId(text);
    }

    String field(TransactionId id, String name) {
        return transactions.field(id.value(), name);
    }

    void setField(TransactionId id, String name, String value) {
        transactions.send(Request.cmd(Command.HSET)
                .arg(transactions.key(id.value()))
                .arg(name)
                .arg(value));
    }

    void remove(TransactionId id) {
        transactions.send(Request.cmd(Command.DEL).arg(transactions.key(id.value())));
    }

    /** A transaction's key that holds something else. */
    TransactionId keyOfAnotherType() {
        TransactionId id = id(transactions.newId());
        transactions.send(
                Request.cmd(Command.SET).arg(transactions.key(id.value())).arg("text"));
        return id;
    }

    Duration timeToLive(TransactionId id) {
        return Duration.ofMillis(transactions.ttlMillis(id.value()));
    }

    /** From now on; zero is for ever. */
    void live(TransactionId id, Duration time) {
        Request change = time.isZero()
                ? Request.cmd(Command.PERSIST).arg(transactions.key(id.value()))
                : Request.cmd(Command.PEXPIRE).arg(transactions.key(id.value())).arg(time.toMillis());
        transactions.send(change);
    }

    List<String> events(TransactionId id) {
        return Optional.ofNullable(field(id, "events"))
                .orElse("")
                .lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    List<String> keysWithoutTimeToLive() {
        return transactions.send(Request.cmd(Command.KEYS).arg("*")).stream()
                .map(Response::toString)
                .filter(key ->
                        transactions.send(Request.cmd(Command.PTTL).arg(key)).toLong() == -1)
                .toList();
    }

    static Optional<FailureCause> cause(Future<?> failed) {
        return ((GatewayFailure) Await.failure(failed)).internalCause();
    }

    @Override
    public void close() {
        transactions.close();
        Await.result(commands.close());
        Await.result(vertx.close());
        server.close();
    }
}
