package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header {@code Prefer: respond-async}. */
class DetachedAnswerIT {

    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void reset() {
        stack.simulator().dials().reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/getOTP", "/acme/getOTP", "/gateway/mf/getOtp"})
    void saysAtOnceWhereTheAnswerWillBe(String path) {
        stack.simulator().dials().set(Dial.DELAY_MS, 700);
        String id = stack.transactions().create("acme");

        Answer accepted = post(path, "respond-async", Partner.body(id));

        String statusUrl = accepted.data().getString("statusUrl");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(statusUrl).matches(path + "/[0-9a-f]{32}");
        assertThat(accepted.headers().get("Location")).isEqualTo(statusUrl);
        assertThat(accepted.headers().get("Preference-Applied")).isEqualTo("respond-async");
        assertThat(accepted.headers().get("Cache-Control")).isEqualTo("no-store");
        assertThat(get(statusUrl).status()).isEqualTo(202);
        Answer answer = whenAnswered(statusUrl);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().getString("transactionId")).isEqualTo(id);
        assertThat(answer.data().getString("redirectUrl")).isNotEmpty();
        assertThat(get(statusUrl).text()).isEqualTo(answer.text());
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("1");
    }

    @Test
    void countsWhoeverComesBackTooEarly() {
        String series = "mfc_gateway_requests_total{operation=\"read_answer\",outcome=\"ok\",tenant=\"acme\"}";
        stack.simulator().dials().set(Dial.DELAY_MS, 700);
        Answer accepted = post(
                "/acme/getOTP",
                "respond-async",
                Partner.body(stack.transactions().create("acme")));
        double before = stack.metric(series);

        assertThat(get(accepted.data().getString("statusUrl")).status()).isEqualTo(202);
        assertThat(stack.metric(series)).isEqualTo(before + 1);
        whenAnswered(accepted.data().getString("statusUrl"));
    }

    @Test
    void keepsAFailureToo() {
        JsonObject body = ErrorRow.body(stack.transactions().create("acme"), "WRONG0422A", "phone");

        Answer answer =
                whenAnswered(post("/getOTP", "Respond-Async; x=y", body).data().getString("statusUrl"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.category()).isEqualTo("invalid_pan_mobile");
    }

    /** The header that goes with it has nowhere to go: the caller was told to come back. */
    @Test
    void keepsAFailureThatSaysWhenToTryAgain() {
        stack.simulator().dials().set(Dial.DELAY_MS, 700);
        Consents globex = new Consents(stack, "globex");
        JsonObject body = ErrorRow.body(stack.transactions().create("globex"), "ERROR0429B", "phone");
        HttpRequest<Buffer> request =
                globex.request(HttpMethod.POST, "/globex/getOTP").putHeader("Prefer", "respond-async");

        Answer accepted = Await.result(stack.partner().answer(request, body.toBuffer()));

        String statusUrl = accepted.data().getString("statusUrl");
        AtomicReference<Answer> answer = new AtomicReference<>();
        Consents.until("answered", () -> {
            answer.set(
                    Await.result(stack.partner().answer(globex.request(HttpMethod.GET, statusUrl), Buffer.buffer())));
            return answer.get().status() != 202;
        });
        assertThat(answer.get().category()).isEqualTo("mfc_rate_limited");
    }

    @Test
    void answersDirectlyWithinTheTimeThatTheCallerWaits() {
        Answer answer = post(
                "/getOTP",
                "respond-async, wait=20",
                Partner.body(stack.transactions().create("acme")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Preference-Applied")).isNull();
    }

    @Test
    void comesBackLaterOnceTheCallerHasWaited() {
        stack.simulator().dials().set(Dial.DELAY_MS, 2_500);

        Answer accepted = post(
                "/getOTP",
                "wait=1, respond-async",
                Partner.body(stack.transactions().create("acme")));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(whenAnswered(accepted.data().getString("statusUrl")).status())
                .isEqualTo(200);
    }

    @Test
    void refusesAMalformedRequestAtOnce() {
        Answer answer = post("/getOTP", "respond-async", new JsonObject());

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void doesNotKnowAHandleThatWasNotGivenOut() {
        ErrorRow.of("transaction_id_not_found", 400, "TransactionIdNotFound", "InputException")
                .assertIs(get("/getOTP/" + "0".repeat(32)));
        assertThat(get("/getOTP/" + "0".repeat(31)).status()).isEqualTo(404);
        assertThat(get("/getOTP/" + "G".repeat(32)).status()).isEqualTo(404);
    }

    @Test
    void givesAnAnswerToNoOtherTenant() {
        String statusUrl = post(
                        "/acme/getOTP",
                        "respond-async",
                        Partner.body(stack.transactions().create("acme")))
                .data()
                .getString("statusUrl");
        whenAnswered(statusUrl);

        assertThat(get(statusUrl.replace("/acme/", "/")).category()).isEqualTo("transaction_id_not_found");
    }

    private static Answer post(String path, String preference, JsonObject body) {
        HttpRequest<Buffer> request = stack.partner()
                .request(HttpMethod.POST, path)
                .putHeader("Content-Type", "application/json")
                .putHeader("Prefer", preference);
        return Await.result(stack.partner().answer(request, body.toBuffer()));
    }

    private static Answer get(String path) {
        return Await.result(stack.partner().answer(stack.partner().request(HttpMethod.GET, path), Buffer.buffer()));
    }

    private static Answer whenAnswered(String statusUrl) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        Consents.until("answered", () -> {
            answer.set(get(statusUrl));
            return answer.get().status() != 202;
        });
        return answer.get();
    }
}
