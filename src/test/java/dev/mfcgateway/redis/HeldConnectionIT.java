package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FreePort;
import dev.mfcgateway.testing.RealRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the connections when Redis does not do what it should. */
class HeldConnectionIT {

    private static final Duration TIMEOUT = Duration.ofMillis(400);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private int port;
    private RealRedis server;
    private RedisCommands commands;

    @BeforeEach
    void start() throws Exception {
        port = FreePort.next();
        server = RealRedis.start(port);
        commands = connect();
        Await.until("the first connection stands", () -> Await.result(answered(increment("first"))));
    }

    @AfterEach
    void stop() {
        Await.result(commands.close());
        Await.result(vertx.close());
        server.close();
    }

    private RedisCommands connect() {
        RedisStoreOptions options = new RedisStoreOptions(
                RedisClientType.STANDALONE,
                List.of(Secret.of("redis://127.0.0.1:" + port)),
                Optional.empty(),
                "",
                TIMEOUT,
                "test");
        return new RedisCommands(vertx, options, new GatewayMetrics(registry, "test").redis());
    }

    @Test
    void sharesOneConnectionAmongAllCommandsOfAnEventLoop() throws IOException {
        Await.result(Future.all(
                IntStream.range(0, 1_000).mapToObj(number -> increment("n")).toList()));

        assertThat(Await.result(get("n")).toLong()).isEqualTo(1_000);
        assertThat(connections()).isEqualTo(1);
        assertThat(standing()).isEqualTo(1);
    }

    @Test
    void givesEachEventLoopItsOwn() {
        VertxInternal loops = (VertxInternal) vertx;
        Context one = loops.createEventLoopContext();
        Context other = loops.createEventLoopContext();

        Await.until("both have one", () -> {
            Await.result(on(one, () -> increment("n")));
            Await.result(on(other, () -> increment("n")));
            return standing() == 2;
        });
    }

    @Test
    void answersOnTheContextOfTheCaller() {
        Context worker = ((VertxInternal) vertx).createWorkerContext();

        Context answered = Await.result(on(worker, () -> increment("n").map(answer -> vertx.getOrCreateContext())));

        assertThat(answered).isSameAs(worker);
    }

    private static <T> Future<T> on(Context context, Supplier<Future<T>> work) {
        return Future.future(done -> context.runOnContext(go -> work.get().onComplete(done)));
    }

    @Test
    void comesBackByItselfWithoutTrafficWhenRedisDoes() throws Exception {
        server.close();
        Await.until("the connection is known to be gone", () -> standing() == 0);
        assertUnavailable(increment("n"));

        server = RealRedis.start(port);

        Await.until("a connection stands", () -> standing() == 1);
        assertThat(Await.result(increment("n")).toLong()).isEqualTo(1);
        assertThat(registry.get("mfc_gateway_redis_reconnects").counter().count())
                .isEqualTo(1);
    }

    @Test
    void failsEveryCommandInTimeWhileRedisIsFrozenAndComesBackAfterwards() throws Exception {
        Await.result(increment("n"));
        server.freeze();
        try {
            long begun = System.nanoTime();
            List<Future<Response>> asked =
                    IntStream.range(0, 500).mapToObj(number -> increment("m")).toList();
            asked.forEach(HeldConnectionIT::assertUnavailable);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIMEOUT.multipliedBy(10));
            assertUnavailable(increment("m"));
        } finally {
            server.thaw();
        }

        Await.until("a connection stands", () -> standing() == 1);
        Await.result(increment("n"));
    }

    @Test
    void leavesARedisThatTakesNoWrites() throws Exception {
        Await.result(increment("n"));

        server.ask("REPLICAOF", "127.0.0.1", Integer.toString(FreePort.next()));

        Await.until("the connection is given up", () -> standing() == 0);
        assertUnavailable(increment("n"));
        server.ask("REPLICAOF", "NO", "ONE");
        Await.until("a connection stands", () -> standing() == 1);
        assertThat(Await.result(increment("n")).toLong()).isEqualTo(2);
    }

    @Test
    void refusesOneCommandTooMany() throws Exception {
        Await.result(increment("n"));
        server.freeze();
        try {
            List<Future<Response>> asked = IntStream.range(0, HeldConnection.MOST_IN_FLIGHT + 100)
                    .mapToObj(number -> increment("m"))
                    .toList();
            asked.forEach(HeldConnectionIT::assertUnavailable);
            assertThat(failures("refused")).isGreaterThanOrEqualTo(1);
        } finally {
            server.thaw();
        }
    }

    @Test
    void leaksNeitherConnectionsNorFilesOverTwentyLosses() throws Exception {
        Await.result(increment("n"));
        long before = openFiles();
        for (int cycle = 0; cycle < 20; cycle++) {
            if (cycle % 4 == 0) {
                server.freeze();
                assertUnavailable(increment("n"));
                server.thaw();
            } else {
                server.ask("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
            }
            double made = cycle + 1;
            Await.until(
                    "the connection is replaced",
                    () -> registry.get("mfc_gateway_redis_reconnects").counter().count() >= made && standing() == 1);
        }

        Await.until("Redis has one connection left", () -> connectionsNow() == 1);
        Await.until("no file is left open", () -> openFiles() <= before);
    }

    private static Future<Boolean> answered(Future<?> command) {
        return command.transform(done -> Future.succeededFuture(done.succeeded()));
    }

    private Future<Response> increment(String key) {
        return commands.send(Request.cmd(Command.INCR).arg(key));
    }

    private Future<Response> get(String key) {
        return commands.send(Request.cmd(Command.GET).arg(key));
    }

    private static void assertUnavailable(Future<?> failed) {
        assertThat(((GatewayFailure) Await.failure(failed)).internalCause()).contains(FailureCause.REDIS_UNAVAILABLE);
    }

    private double standing() {
        return registry.get("mfc_gateway_redis_connections").gauge().value();
    }

    private double failures(String cause) {
        return registry.get("mfc_gateway_redis_failures")
                .tag("cause", cause)
                .counter()
                .count();
    }

    /** Those of the gateway: the one that asks is not counted. */
    private long connections() throws IOException {
        return server.ask("CLIENT", "LIST", "TYPE", "normal").lines().count() - 1;
    }

    private long connectionsNow() {
        try {
            return connections();
        } catch (IOException unreachable) {
            throw new AssertionError(unreachable);
        }
    }

    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
