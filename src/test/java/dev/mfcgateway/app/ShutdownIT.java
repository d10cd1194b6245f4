package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.GatewayProcess;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.RawHttp;
import dev.mfcgateway.testing.RawHttp.Answer;
import dev.mfcgateway.testing.SampleConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to end. */
class ShutdownIT {

    @TempDir
    private Path directory;

    private Processes processes;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        processes = new Processes(directory);
    }

    @AfterEach
    void stop() {
        processes.close();
    }

    @Test
    void finishesWhatIsUnderWayAlsoForACallerWhoWasToldToComeBack() throws IOException, InterruptedException {
        try (GatewayProcess gateway = processes.gateway("one", config -> leaving(config, 3_000, 30_000));
                RawHttp waiting = connectTo(gateway.awaitReady());
                RawHttp kept = connectTo(gateway)) {
            assertThat(kept.say(getOtp(processes.transactions().newId(), "")).answer())
                    .satisfies(answer -> assertThat(answer.status()).isEqualTo(400))
                    .satisfies(answer -> assertThat(answer.has("Connection")).isFalse());
            processes.simulator().dials().set(Dial.DELAY_MS, 6_000);
            String waited = processes.transactions().create("acme");
            waiting.say(getOtp(waited, ""));
            String statusUrl = askWithoutWaiting(gateway);
            Await.until("the other one is under way", () -> "1"
                    .equals(processes.transactions().field(waited, "otpSends")));

            gateway.tellToEnd();
            Await.until("it is not ready", () -> !gateway.isReady());
            Answer last = kept.say(getOtp(processes.transactions().newId(), "")).answer();

            assertThat(last.status()).isEqualTo(400);
            assertThat(last.header("Connection")).isEqualTo("close");
            assertThat(kept.rest()).isEmpty();
            assertThat(waiting.answer().status()).isEqualTo(200);
            assertThat(gateway.exitCode()).isZero();
            assertThat(lines(gateway, "Nothing is under way")).hasSize(1);
            assertThat(answerOfAnother(statusUrl)).contains("\"success\":true");
        }
    }

    @Test
    void doesNotWaitForConnectionsWithoutARequest() throws IOException, InterruptedException {
        try (GatewayProcess gateway = processes.gateway("one", config -> leaving(config, 0, 300_000));
                RawHttp neverUsed = connectTo(gateway.awaitReady());
                RawHttp halfAHead = connectTo(gateway);
                RawHttp kept = connectTo(gateway)) {
            halfAHead.say("POST /getOTP HTTP/1.1\r\nHost: a");
            kept.say(getOtp(processes.transactions().newId(), "")).answer();

            assertThat(gateway.terminate()).isZero();
            assertThat(Stream.of(neverUsed, halfAHead, kept).map(RawHttp::rest)).containsOnly("");
        }
    }

    @Test
    void cutsOffWhatIsNotOverByTheLimitAndSaysHowMuchThatWas() throws IOException, InterruptedException {
        processes.simulator().dials().set(Dial.DELAY_MS, 120_000);
        String id = processes.transactions().create("acme");
        try (GatewayProcess gateway = processes.gateway("one", config -> leaving(config, 0, 500));
                RawHttp caller = connectTo(gateway.awaitReady())) {
            caller.say(getOtp(id, ""));
            Await.until(
                    "it is under way", () -> "1".equals(processes.transactions().field(id, "otpSends")));

            gateway.tellToEnd();
            Await.until("it leaves", () -> !lines(gateway, "Leaving").isEmpty());
            assertThat(gateway.tellToEnd().exitCode()).as("told twice").isZero();
            assertThat(lines(gateway, "1 requests and deliveries are cut off")).hasSize(1);
            assertThat(caller.rest()).isEmpty();
        }
    }

    @Test
    void endsWithZeroWhereItIsToldDuringItsStart() throws IOException, InterruptedException {
        try (GatewayProcess gateway = processes.gateway("one")) {
            Await.until("it starts", () -> !lines(gateway, "RSA by").isEmpty());

            assertThat(gateway.terminate()).isZero();
        }
    }

    /** Gives where the answer will be; the connection is gone by then. */
    private String askWithoutWaiting(GatewayProcess gateway) {
        try (RawHttp caller = connectTo(gateway)) {
            Answer accepted = caller.say(getOtp(processes.transactions().create("acme"), "Prefer: respond-async\r\n"))
                    .answer();
            assertThat(accepted.status()).isEqualTo(202);
            return accepted.header("Location");
        }
    }

    private static SampleConfig leaving(SampleConfig config, int pauseMillis, int drainMillis) {
        return config.change("gateway.yaml", "pauseMs: 0", "pauseMs: " + pauseMillis)
                .change("gateway.yaml", "drainMs: 2000", "drainMs: " + drainMillis);
    }

    private static RawHttp connectTo(GatewayProcess gateway) {
        return new RawHttp(gateway.port());
    }

    private static String getOtp(String id, String header) {
        String body = Partner.body(id).encode();
        return "POST /getOTP HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(header, body.length(), body);
    }

    private static List<String> lines(GatewayProcess gateway, String about) {
        try {
            return gateway.output().stream()
                    .filter(line -> line.contains(about))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the gateway that comes after it says. */
    private String answerOfAnother(String statusUrl) throws IOException, InterruptedException {
        try (GatewayProcess other = processes.gateway("other").awaitReady();
                Partner partner = new Partner(processes.vertx(), other.port())) {
            Partner.Answer answer =
                    Await.result(partner.answer(partner.request(HttpMethod.GET, statusUrl), Buffer.buffer()));
            assertThat(answer.status()).isEqualTo(200);
            return answer.text();
        }
    }
}
