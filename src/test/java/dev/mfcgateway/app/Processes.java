package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Inbox;
import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.simulator.Simulator;
import dev.mfcgateway.simulator.SimulatorOptions;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.GatewayProcess;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.PartnerCredentials;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.SampleConfig;
import dev.mfcgateway.testing.SampleEnvironment;
import dev.mfcgateway.testing.Transactions;
import dev.mfcgateway.testing.WebhookReceiver;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One Redis, one MFCentral and one partner with a webhook, for as many gateway processes as a test wants. */
final class Processes implements AutoCloseable {

    static final SampleClients CLIENTS = SampleClients.generate();
    static final Map<String, String> ENVIRONMENT = SampleEnvironment.of(CLIENTS);
    static final String TENANT = "globex";

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, String> credentials = PartnerCredentials.of(TENANT, ENVIRONMENT);
    private final Path directory;
    private final RealRedis redis;
    private final Simulator simulator;
    private final Transactions transactions;
    private final WebhookReceiver receiver;

    Processes(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        redis = RealRedis.start();
        simulator = Await.result(Simulator.start(vertx, SimulatorOptions.of(CLIENTS.all())));
        transactions = new Transactions(vertx, redis.endpoint(), "mfg");
        receiver = WebhookReceiver.start(vertx, 0);
    }

    GatewayProcess gateway(String name) throws IOException {
        return gateway(name, config -> config);
    }

    /** With some of its configuration otherwise. */
    GatewayProcess gateway(String name, UnaryOperator<SampleConfig> change) throws IOException {
        return GatewayProcess.start(change.apply(config(name)), ENVIRONMENT);
    }

    SampleConfig config(String name) throws IOException {
        SampleConfig config = SampleConfig.in(directory.resolve(name), redis.endpoint(), simulator.baseUrl())
                // Cold processes share the machine with everything else: a burst may take Redis over a second.
                .change("gateway.yaml", "commandTimeoutMs: 1000", "commandTimeoutMs: 30000")
                .change("tenants/globex.yaml", "timeoutMs: 150000", "timeoutMs: 10000");
        String webhook =
                """

                webhook:
                  url: %s
                  retryDelaysMs: [500, 1000, 2000]
                  allowPrivateAddresses: true
                """;
        Files.writeString(
                config.directory().resolve("tenants/globex.yaml"),
                webhook.formatted(receiver.url()),
                StandardOpenOption.APPEND);
        return config;
    }

    Vertx vertx() {
        return vertx;
    }

    Simulator simulator() {
        return simulator;
    }

    Transactions transactions() {
        return transactions;
    }

    WebhookReceiver receiver() {
        return receiver;
    }

    /** Transactions that were sent an OTP, through {@code gateway}. */
    List<String> sent(Partner gateway, int count) {
        List<String> ids =
                Stream.generate(() -> transactions.create(TENANT)).limit(count).toList();
        Await.result(Future.all(ids.stream()
                        .map(id -> post(gateway, "/getOTP", Partner.body(id)))
                        .toList()))
                .<Partner.Answer>list()
                .forEach(answer -> assertThat(answer.status()).isEqualTo(200));
        return ids;
    }

    /** The OTP that the investor was sent. */
    String otp(String id) {
        return simulator
                .inbox()
                .about(transactions.field(id, "clientRefNo"))
                .map(Inbox.Message::otp)
                .orElseThrow();
    }

    Future<Partner.Answer> verify(Partner gateway, String id, String otp) {
        return post(gateway, "/verifyOTP", Partner.body(id).put("otp", otp));
    }

    private Future<Partner.Answer> post(Partner gateway, String path, JsonObject body) {
        HttpRequest<Buffer> request = gateway.request(HttpMethod.POST, path)
                .putHeader("Content-Type", "application/json")
                .putHeader("x-gateway-name", TENANT);
        credentials.forEach(request::putHeader);
        return gateway.answer(request, body.toBuffer());
    }

    /** How many transactions somebody must still do something about. */
    long pending() {
        return transactions.send(Request.cmd(Command.ZCARD).arg("mfg:work")).toLong();
    }

    static void await(String what, Duration patience, BooleanSupplier state) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!state.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + patience + ": " + what);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public void close() {
        receiver.close();
        transactions.close();
        Await.result(simulator.close());
        Await.result(vertx.close());
        redis.close();
    }
}
