package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant, acme, that may have three requests, and no fourth before this test is long over. */
class RateLimitIT {

    private static final ErrorRow LIMITED =
            ErrorRow.of("tenant_rate_limited", 429, "TenantRateLimitExceeded", "AccessDenied");

    private FullStack stack;
    private Consents acme;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        stack = FullStack.start(config -> config.change(
                        "tenants/acme.yaml",
                        "\ntransaction:\n",
                        "\nrateLimit: {requestsPerSecond: 0.01, burst: 3}\ntransaction:\n")
                .change("tenants/acme.yaml", "flow: redirect", "flow: otp"));
        acme = new Consents(stack, "acme");
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void countsEveryOperationAndRefusesTheFourthRequest() {
        Answer created = acme.create(Consents.PLAIN);
        String id = created.data().getString("transactionId");
        assertQuota(created, 2);
        assertQuota(acme.post("/getOTP", Partner.body(id)), 1);
        assertQuota(acme.status(id), 0);

        for (Answer refused : new Answer[] {
            acme.create(Consents.PLAIN),
            acme.status(id),
            acme.post("/getOTP", Partner.body(id)),
            acme.verify(id, "123456"),
            acme.post("/validateQR", new JsonObject()),
        }) {
            LIMITED.assertIs(refused);
            assertThat(refused.headers().getAll("Retry-After")).containsExactly("30");
            assertQuota(refused, 0);
        }
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("1");
        assertThat(stack.metric("mfc_gateway_errors_total{category=\"tenant_rate_limited\",operation=\"get_otp\","
                        + "tenant=\"acme\"}"))
                .isEqualTo(1);
    }

    @Test
    void givesTheSendBackWhereTheTransactionTellsTheTenant() {
        String id = stack.transactions().create("acme");
        for (int request = 2; request >= 0; request--) {
            assertQuota(stack.partner().getOtp(Partner.body(id)), request);
        }

        Answer refused = stack.partner().getOtp(Partner.body(id));

        LIMITED.assertIs(refused);
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("3");
        assertThat(stack.simulator().inbox().messages()).hasSize(3);
    }

    @Test
    void givesTheAttemptBackWhereTheTransactionTellsTheTenant() {
        String id = stack.transactions().create("acme");
        stack.partner().getOtp(Partner.body(id));
        JsonObject wrong = Consents.verification(id, acme.wrongOtp(id));
        assertQuota(Await.result(stack.partner().post("/verifyOTP", wrong)), 1);
        assertQuota(Await.result(stack.partner().post("/verifyOTP", wrong)), 0);

        LIMITED.assertIs(Await.result(stack.partner().post("/verifyOTP", wrong)));

        assertThat(stack.transactions().field(id, "wrongAttempts")).isEqualTo("2");
        assertThat(stack.transactions().everything(id)).doesNotContain("verify:");
    }

    @Test
    void countsARepeatedRequestThatIsAnsweredAgain() {
        String id = stack.transactions().create("acme");

        Answer first = getOtpWithKey(id);
        Answer again = getOtpWithKey(id);
        Answer withoutAPan = getOtpWithKey(id, new JsonObject().put("transactionId", id));
        Answer refused = getOtpWithKey(id);

        assertQuota(first, 2);
        assertQuota(again, 1);
        assertThat(again.headers().get("Idempotent-Replayed")).isEqualTo("true");
        assertThat(withoutAPan.category()).isEqualTo("idempotency_key_reused");
        assertQuota(withoutAPan, 0);
        LIMITED.assertIs(refused);
    }

    private Answer getOtpWithKey(String id) {
        return getOtpWithKey(id, Partner.body(id));
    }

    private Answer getOtpWithKey(String id, JsonObject body) {
        HttpRequest<Buffer> request = stack.partner()
                .request(HttpMethod.POST, "/getOTP")
                .putHeader("Content-Type", "application/json")
                .putHeader("Idempotency-Key", id);
        return Await.result(stack.partner().answer(request, body.toBuffer()));
    }

    @Test
    void isNotUsedUpByStrangersAndLeavesOthersAlone() {
        for (int stranger = 0; stranger < 5; stranger++) {
            Answer refused = Await.result(stack.partner().post("/gateway/acme/transaction", Consents.PLAIN));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.headers().contains("RateLimit")).isFalse();
        }
        Answer other = new Consents(stack, "globex").create(Consents.PLAIN);

        assertThat(other.status()).isEqualTo(200);
        assertThat(other.headers().contains("RateLimit")).isFalse();
        assertThat(other.headers().contains("RateLimit-Policy")).isFalse();
        assertQuota(acme.create(Consents.PLAIN), 2);
        assertThat(Await.result(stack.partner()
                                .answer(stack.partner().request(HttpMethod.GET, "/getOTP"), Buffer.buffer()))
                        .headers()
                        .contains("RateLimit"))
                .isFalse();
    }

    private static void assertQuota(Answer answer, int remaining) {
        assertThat(answer.headers().getAll("RateLimit-Policy")).containsExactly("\"default\";q=3;w=300");
        assertThat(answer.headers().getAll("RateLimit"))
                .hasSize(1)
                .allMatch(value -> value.matches("\"default\";r=" + remaining + ";t=(100|[1-9][0-9]?)"));
    }
}
