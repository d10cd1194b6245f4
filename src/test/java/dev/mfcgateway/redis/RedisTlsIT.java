package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FreePort;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.TestCertificate;
import dev.mfcgateway.transaction.TransactionIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis behind TLS that knows one user by name and password, who may not do everything. */
class RedisTlsIT {

    private static final Vertx VERTX = Vertx.vertx();

    private static final String USER = "gateway:p%40ss%3Aword";

    @TempDir
    private static Path directory;

    private static TestCertificate certificate;
    private static RealRedis server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.create(directory, "RSA", 30);
        Path chain = Files.writeString(directory.resolve("cert.pem"), certificate.chain());
        Path key = Files.writeString(directory.resolve("key.pem"), certificate.key());
        port = FreePort.next();
        server = RealRedis.startInstalled(
                port,
                "--port",
                "0",
                "--tls-port",
                Integer.toString(port),
                "--tls-auth-clients",
                "no",
                "--tls-cert-file",
                chain.toString(),
                "--tls-key-file",
                key.toString(),
                "--tls-ca-cert-file",
                chain.toString(),
                "--user",
                "default",
                "off",
                "--user",
                "gateway",
                "on",
                ">p@ss:word",
                "~test:*",
                "+@all",
                "-@admin",
                "-@dangerous");
        awaitWarmth();
    }

    /** The first handshake of a JVM takes its time. */
    private static void awaitWarmth() throws IOException {
        try (Connected redis = connect(USER + "@localhost", Optional.of(certificate.chain()))) {
            Await.until("Redis has answered", () -> redis.succeeds(get()));
        }
    }

    @AfterAll
    static void stop() {
        Await.result(VERTX.close());
        if (server != null) {
            server.close();
        }
    }

    @Test
    void runsCommandsAndScriptsForItsUser() throws Exception {
        try (Connected redis = connect(USER + "@localhost", Optional.of(certificate.chain()))) {
            assertThat(redis.succeeds(Request.cmd(Command.SET).arg("test:a").arg("1")))
                    .isTrue();
            assertThat(Await.result(new RedisTransactionStore(redis.commands, "test", RedisRig.KEYS)
                            .owner(new TransactionIds().next())))
                    .isEmpty();
            Await.result(new RedisWarmUp(redis.commands, "test").run());
        }
    }

    @Test
    void refusesAServerThatNobodyVouchesFor() {
        try (Connected redis = connect(USER + "@localhost", Optional.empty())) {
            assertThat(redis.succeeds(get())).isFalse();
        }
    }

    @Test
    void refusesACertificateForAnotherHost() throws Exception {
        try (Connected redis = connect(USER + "@127.0.0.1", Optional.of(certificate.chain()))) {
            assertThat(redis.succeeds(get())).isFalse();
        }
    }

    @Test
    void isRefusedWithAWrongPasswordAndWithoutAUser() throws Exception {
        for (String who : List.of("gateway:wrong@localhost", "localhost")) {
            try (Connected redis = connect(who, Optional.of(certificate.chain()))) {
                assertThat(redis.succeeds(get())).isFalse();
            }
        }
    }

    private static Request get() {
        return Request.cmd(Command.GET).arg("test:a");
    }

    private static Connected connect(String who, Optional<String> caCertificates) {
        RedisStoreOptions options = new RedisStoreOptions(
                RedisClientType.STANDALONE,
                List.of(Secret.of("rediss://" + who + ":" + port)),
                caCertificates,
                "",
                Duration.ofSeconds(5),
                "test");
        return new Connected(
                new RedisCommands(VERTX, options, new GatewayMetrics(new SimpleMeterRegistry(), "test").redis()));
    }

    private record Connected(RedisCommands commands) implements AutoCloseable {

        boolean succeeds(Request command) {
            return Await.result(commands.send(command).transform(done -> Future.succeededFuture(done.succeeded())));
        }

        @Override
        public void close() {
            Await.result(commands.close());
        }
    }
}
