package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.RealCluster;
import dev.mfcgateway.testing.SampleConfig;
import dev.mfcgateway.testing.WebhookReceiver;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a cluster no step touches keys of two slots: the whole consent goes through, with all that is kept beside it. */
class ClusterConsentIT {

    private final Vertx vertx = Vertx.vertx();
    private RealCluster redis;
    private WebhookReceiver receiver;
    private FullStack stack;
    private Consents globex;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        redis = new RealCluster(directory);
        receiver = WebhookReceiver.start(vertx, 0);
        stack = FullStack.start(this::inCluster);
        globex = new Consents(stack, "globex");
        Await.until(
                "Redis has answered", () -> stack.management("/health/ready").status() == 200);
    }

    private SampleConfig inCluster(SampleConfig config) {
        try {
            return config.withRedis("cluster", redis.endpoints())
                    .withWebhook("globex", receiver.url())
                    .change(
                            "tenants/globex.yaml",
                            "\notp:",
                            "\notp:\n  dailyCaps: {perPan: 1000, perContact: 1000, perTenant: 1000}");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @AfterEach
    void stop() {
        stack.close();
        receiver.close();
        Await.result(vertx.close());
        redis.close();
    }

    @Test
    void deliversTheHoldingsOfEveryTransaction() {
        for (int number = 0; number < 3; number++) {
            String id = globex.created(Consents.PLAIN);
            Answer sent = sent(id, "key-" + number);
            assertThat(sent.text()).contains("\"success\":true");
            assertThat(sent(id, "key-" + number).headers().get("Idempotent-Replayed"))
                    .isEqualTo("true");

            Answer later = Await.result(stack.partner()
                    .answer(
                            globex.request(HttpMethod.POST, "/verifyOTP").putHeader("Prefer", "respond-async"),
                            Consents.verification(id, lastOtp()).toBuffer()));
            assertThat(later.status()).isEqualTo(202);
            Await.until("the answer is there", () -> answer(later).status() == 200);

            globex.await(id, "COMPLETED");
            assertThat(receiver.arrivals())
                    .anySatisfy(arrival -> assertThat(arrival.transactionId()).isEqualTo(id));
        }
    }

    private Answer sent(String id, String key) {
        JsonObject body = Partner.body(id);
        return Await.result(stack.partner()
                .answer(globex.request(HttpMethod.POST, "/getOTP").putHeader("Idempotency-Key", key), body.toBuffer()));
    }

    private String lastOtp() {
        var messages = stack.simulator().inbox().messages();
        return messages.get(0).otp(); // newest first
    }

    private Answer answer(Answer later) {
        return Await.result(stack.partner()
                .answer(globex.request(HttpMethod.GET, later.headers().get("Location")), Buffer.buffer()));
    }
}
