package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Inbox;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A getOTP that succeeds. */
class GetOtpIT {

    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void answersWithTheRedirectUrlAndHasTheOtpSent() {
        String expiresAt =
                Long.toString(Instant.parse("2099-01-02T03:04:05.678Z").toEpochMilli());
        String id = stack.transactions().create("acme", Map.of("expiresAt", expiresAt));

        Answer answer = stack.partner().getOtp(Partner.body(id));

        String url = answer.data().getString("redirectUrl");
        assertThat(url).startsWith(stack.simulator().baseUrl() + "/api/auth/start?data=");
        assertThat(answer.text())
                .isEqualTo("{\"success\":true,\"errors\":null,\"data\":{\"transactionId\":\"" + id
                        + "\",\"channel\":\"phone\",\"redirectUrl\":\"" + url
                        + "\",\"sendsRemaining\":4,\"expireAt\":\"2099-01-02T03:04:05.678Z\"}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(sentFor(id).address()).isEqualTo(Partner.PHONE);
    }

    @Test
    void givesAUrlThatMfCentralsPageUnderstands() {
        String id = stack.transactions().create("acme");

        String url = stack.partner().getOtp(Partner.body(id)).data().getString("redirectUrl");

        Answer page = stack.open(url);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains(Partner.PAN, Partner.PHONE, stack.transactions().field(id, "clientRefNo"));
    }

    @Test
    void sendsByEmailWhereNoPhoneIsGiven() {
        String id = stack.transactions().create("acme");

        Answer answer = stack.partner()
                .getOtp(new JsonObject()
                        .put("transactionId", id)
                        .put("pan", "abcde1234f")
                        .put("phone", "")
                        .put("email", Partner.EMAIL));

        assertThat(answer.data().getString("channel")).isEqualTo("email");
        assertThat(sentFor(id).address()).isEqualTo(Partner.EMAIL);
    }

    @Test
    void sendsByPhoneWhereBothAreGiven() {
        String id = stack.transactions().create("acme");

        stack.partner().getOtp(Partner.body(id).put("email", Partner.EMAIL));

        assertThat(sentFor(id).channel()).isEqualTo("phone");
    }

    @Test
    void hasNoRedirectUrlWhereThePartnerAsksForTheOtp() {
        String id = stack.transactions().create("globex");

        Answer answer = stack.getOtpWithCredentials("globex", Partner.body(id));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().getString("redirectUrl", "absent")).isNull();
        assertThat(sentFor(id).address()).isEqualTo(Partner.PHONE);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, submitcasdetailrequest",
        "true, false, submitcasdetailrequest",
        "false, true, submitcassummaryrequest"
    })
    void asksForWhatTheTransactionAsksFor(String detail, String summary, String call) {
        String id = stack.transactions()
                .create("globex", Map.of("casDetail", detail, "casSummary", summary, "fromDate", "2001-02-03"));

        stack.getOtpWithCredentials("globex", Partner.body(id));

        String reference = stack.transactions().field(id, "clientRefNo");
        assertThat(stack.simulator().journal().entries(call))
                .anySatisfy(entry -> assertThat(entry.clientRefNo()).isEqualTo(reference));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/getOTP", "/gateway/mf/getOtp", "/acme/getOTP", "/acme/gateway/mf/getOtp"})
    void answersOnEveryPath(String path) {
        String id = stack.transactions().create("acme");

        assertThat(Await.result(stack.partner().post(path, Partner.body(id))).status())
                .isEqualTo(200);
    }

    @Test
    void countsDownTheSendsThatRemain() {
        String id = stack.transactions().create("acme", Map.of("otpSendsAllowed", "2"));

        assertThat(stack.partner().getOtp(Partner.body(id)).data().getInteger("sendsRemaining"))
                .isEqualTo(1);
        assertThat(stack.partner().getOtp(Partner.body(id)).data().getInteger("sendsRemaining"))
                .isZero();
        assertThat(stack.partner().getOtp(Partner.body(id)).category()).isEqualTo("otp_resend_limit_exceeded");
    }

    @Test
    void asksForOneTokenHoweverManyRequestsCome() {
        for (int request = 0; request < 5; request++) {
            stack.partner().getOtp(Partner.body(stack.transactions().create("acme")));
        }

        assertThat(stack.simulator().journal().entries("token").stream()
                        .filter(entry -> entry.clientId().equals("acme-client")))
                .hasSize(1);
    }

    @Test
    void keepsNothingOfTheInvestorInTheRecord() {
        String id = stack.transactions().create("acme");

        stack.partner().getOtp(Partner.body(id).put("email", Partner.EMAIL));

        assertThat(stack.transactions().everything(id))
                .doesNotContain(Partner.PAN, Partner.PHONE, Partner.PHONE.substring(3), Partner.EMAIL);
    }

    @Test
    void takesTheCallersRequestIdOrMakesOne() {
        JsonObject body = Partner.body(stack.transactions().create("acme"));

        assertThat(requestId("my-request.1_A", body)).isEqualTo("my-request.1_A");
        assertThat(requestId("a b", body)).matches("[A-Za-z0-9._-]{1,64}").isNotEqualTo("a b");
    }

    private static String requestId(String sent, JsonObject body) {
        return Await.result(stack.partner()
                        .answer(
                                stack.partner()
                                        .request(HttpMethod.POST, "/getOTP")
                                        .putHeader("Content-Type", "application/json")
                                        .putHeader("X-Request-Id", sent),
                                body.toBuffer()))
                .headers()
                .get("X-Request-Id");
    }

    private static Inbox.Message sentFor(String id) {
        return stack.simulator()
                .inbox()
                .about(stack.transactions().field(id, "clientRefNo"))
                .orElseThrow(() -> new AssertionError("no OTP was sent"));
    }
}
