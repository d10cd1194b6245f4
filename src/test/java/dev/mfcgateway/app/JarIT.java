package dev.mfcgateway.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.simulator.Simulator;
import dev.mfcgateway.simulator.SimulatorOptions;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.GatewayProcess;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.SampleConfig;
import dev.mfcgateway.testing.SampleEnvironment;
import dev.mfcgateway.testing.Transactions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed jar, as processes of their own before one Redis and one MFCentral. */
class JarIT {

    private static final SampleClients CLIENTS = SampleClients.generate();
    private static final Map<String, String> ENVIRONMENT = SampleEnvironment.of(CLIENTS);

    private final Vertx vertx = Vertx.vertx();
    private RealRedis redis;
    private Simulator simulator;
    private Transactions transactions;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        redis = RealRedis.start();
        simulator = Await.result(Simulator.start(vertx, SimulatorOptions.of(CLIENTS.all())));
        transactions = new Transactions(vertx, redis.endpoint(), "mfg");
    }

    @AfterEach
    void stop() {
        transactions.close();
        Await.result(simulator.close());
        Await.result(vertx.close());
        redis.close();
    }

    @Test
    void servesAGetOtpAndEndsWithZeroWhenAsked() throws IOException, InterruptedException {
        try (GatewayProcess gateway = gateway("one").awaitReady();
                Partner partner = new Partner(vertx, gateway.port())) {
            Partner.Answer answer = partner.getOtp(Partner.body(transactions.create("acme")));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.data().getString("redirectUrl")).startsWith(simulator.baseUrl());
            assertThat(Await.result(partner.answer(
                                    partner.request(HttpMethod.GET, "/docs/swagger-ui-bundle.js"), Buffer.buffer()))
                            .status())
                    .isEqualTo(200);
            assertThat(gateway.terminate()).isZero();
            assertThat(gateway.output())
                    .anySatisfy(line -> assertThat(line).contains("RSA by"))
                    .filteredOn(
                            line -> !line.startsWith("warning: ")) // told of the configuration, before there is a log
                    .allSatisfy(line -> assertThat(new JsonObject(line)).isNotEmpty())
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "\"logger\":\"dev.mfcgateway.access.get_otp\"",
                                    "\"status\":200",
                                    "\"send\":1",
                                    "\"mfcentralMs\":"))
                    .noneSatisfy(line -> assertThat(line).contains(Partner.PAN))
                    .noneSatisfy(line -> assertThat(line).contains(Partner.PHONE.substring(3)));
        }
    }

    @Test
    void sendsExactlyFiveOtpsForFourHundredRequestsAtTwoProcesses() throws IOException, InterruptedException {
        try (GatewayProcess one = gateway("one");
                GatewayProcess other = gateway("other");
                Partner oneCaller = new Partner(vertx, one.port());
                Partner otherCaller = new Partner(vertx, other.port())) {
            one.awaitReady();
            other.awaitReady();
            String id = transactions.create("acme");

            List<Partner.Answer> answers = Await.result(Future.all(IntStream.range(0, 400)
                            .mapToObj(request -> (request % 2 == 0 ? oneCaller : otherCaller)
                                    .post("/getOTP", Partner.body(id).put("phone", "+91%010d".formatted(request))))
                            .toList()))
                    .list();

            assertThat(simulator.inbox().messages()).hasSize(5);
            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(5);
            assertThat(answers.stream().filter(answer -> answer.status() != 200))
                    .allSatisfy(answer -> assertThat(answer.category()).isEqualTo("otp_resend_limit_exceeded"));
            assertThat(transactions.field(id, "otpSends")).isEqualTo("5");
        }
    }

    @Test
    void isNotReadyUntilRedisAnswersAndRefusesUntilThen() throws IOException, InterruptedException {
        int port = redis.port();
        redis.close();
        try (GatewayProcess gateway = gateway("early").awaitListening();
                Partner partner = new Partner(vertx, gateway.port())) {
            assertThat(gateway.isReady()).isFalse();
            assertThat(partner.getOtp(Partner.body(transactions.newId())).cause())
                    .isEqualTo("redis_unavailable");

            redis = RealRedis.start(port);

            gateway.awaitReady();
            assertThat(partner.getOtp(Partner.body(transactions.newId())).category())
                    .isEqualTo("transaction_id_not_found");
        }
    }

    @Test
    void saysWhichBuildItIs() throws IOException {
        Process version = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "mfc-gateway.jar").toString(),
                        "--version")
                .start();

        assertThat(new String(version.getInputStream().readAllBytes(), UTF_8).strip())
                .matches("mfc-gateway \\d+\\.\\d+\\.\\S+ \\(build \\w+\\)");
    }

    private GatewayProcess gateway(String name) throws IOException {
        SampleConfig config = SampleConfig.in(directory.resolve(name), redis.endpoint(), simulator.baseUrl());
        // Two cold processes share the machine with everything else: a burst may take Redis's answers over a second.
        return GatewayProcess.start(
                config.change("gateway.yaml", "commandTimeoutMs: 1000", "commandTimeoutMs: 30000"), ENVIRONMENT);
    }
}
