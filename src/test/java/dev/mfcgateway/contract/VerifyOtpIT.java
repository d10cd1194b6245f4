package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OTPs that are right, wrong, or looked at no more. */
class VerifyOtpIT {

    private static final ErrorRow INCORRECT = ErrorRow.of("incorrect_otp", 406, "Incorrect OTP", "AccessDenied");
    private static final ErrorRow EXCEEDED =
            ErrorRow.of("wrong_attempts_exceeded", 400, "wrong_attempts_exceeded", "AccessDenied");

    private static FullStack stack;
    private static Consents globex;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start(
                config -> config.change("tenants/globex.yaml", "minimumCalls: 10", "minimumCalls: 1000"));
        globex = new Consents(stack, "globex");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void clear() {
        stack.simulator().dials().reset();
        stack.simulator().journal().clear();
    }

    @Test
    void acceptsTheOtpThatTheInvestorGot() {
        String id = globex.sent();

        Answer answer = globex.verify(id, globex.otp(id));

        assertThat(answer.text())
                .isEqualTo("{\"success\":true,\"errors\":null,\"data\":{\"transactionId\":\"" + id
                        + "\",\"status\":\"PROCESSING\"}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(globex.await(id, "COMPLETED").getJsonObject("otp").getInteger("wrongAttempts"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/verifyOTP", "/gateway/mf/verifyOtp", "/globex/verifyOTP", "/globex/gateway/mf/verifyOtp"})
    void answersOnEveryPath(String path) {
        String id = globex.sent();

        assertThat(globex.post(path, Consents.verification(id, globex.otp(id))).status())
                .isEqualTo(200);
    }

    @Test
    void acceptsMfCentralsOtherWayToSayYes() {
        stack.simulator().dials().set(Dial.CONSENT_IN_RESPONSE, true);
        String id = globex.sent();

        assertThat(globex.verify(id, globex.otp(id)).status()).isEqualTo(200);
    }

    @Test
    void acceptsTheOtpOfTheNewestSend() {
        String id = globex.sent();
        String first = globex.otp(id);
        globex.getOtp(id);

        if (!first.equals(globex.otp(id))) {
            INCORRECT.assertIs(globex.verify(id, first));
        }
        assertThat(globex.verify(id, globex.otp(id)).status()).isEqualTo(200);
    }

    @Test
    void answersAgainWithTheStoredStatusAndSendsNothing() {
        String id = globex.sent();
        String otp = globex.otp(id);
        globex.verify(id, otp);
        globex.await(id, "COMPLETED");
        List<String> events = globex.events(id);
        stack.simulator().journal().clear();

        Answer again = globex.verify(id, otp);
        Answer wrong = globex.verify(id, globex.wrongOtp(id));

        assertThat(again.text())
                .isEqualTo("{\"success\":true,\"errors\":null,\"data\":{\"transactionId\":\"" + id
                        + "\",\"status\":\"COMPLETED\"}}");
        assertThat(wrong.text()).isEqualTo(again.text());
        assertThat(globex.calls(id)).isEmpty();
        assertThat(globex.events(id)).isEqualTo(events);
    }

    @Test
    void refusesAWrongOtpAndTakesTheRightOneAfterIt() {
        String id = globex.sent();

        INCORRECT.assertIs(globex.verify(id, globex.wrongOtp(id)));
        assertThat(wrongAttempts(id)).isEqualTo("1");
        assertThat(globex.verify(id, globex.otp(id)).status()).isEqualTo(200);
        assertThat(wrongAttempts(id)).isEqualTo("1");
    }

    @Test
    void asksMfCentralNoMoreAfterFiveWrongOtps() {
        String id = globex.sent();
        for (int attempt = 0; attempt < 5; attempt++) {
            INCORRECT.assertIs(globex.verify(id, globex.wrongOtp(id)));
        }
        stack.simulator().journal().clear();

        EXCEEDED.assertIs(globex.verify(id, globex.otp(id)));
        globex.getOtp(id);
        EXCEEDED.assertIs(globex.verify(id, globex.otp(id)));

        assertThat(stack.simulator().journal().entries("investorconsent")).isEmpty();
        assertThat(wrongAttempts(id)).isEqualTo("5");
    }

    @Test
    void letsNoMoreThanFiveThroughHoweverManyComeAtOnce() {
        String id = globex.sent();
        JsonObject wrong = Consents.verification(id, globex.wrongOtp(id));
        List<Future<Answer>> answers = new ArrayList<>();
        for (int attempt = 0; attempt < 20; attempt++) {
            answers.add(globex.posted("/verifyOTP", wrong));
        }

        List<String> categories =
                answers.stream().map(Await::result).map(Answer::category).toList();

        assertThat(categories).filteredOn("incorrect_otp"::equals).hasSize(5);
        assertThat(categories).filteredOn("wrong_attempts_exceeded"::equals).hasSize(15);
        assertThat(stack.simulator().journal().entries("investorconsent")).hasSize(5);
    }

    @Test
    void verifiesOnceThoughTheSameOtpComesTwiceAtOnce() {
        String id = globex.sent();
        JsonObject right = Consents.verification(id, globex.otp(id));
        Future<Answer> one = globex.posted("/verifyOTP", right);
        Future<Answer> other = globex.posted("/verifyOTP", right);

        assertThat(Await.result(one).status()).isEqualTo(200);
        assertThat(Await.result(other).status()).isEqualTo(200);
        globex.await(id, "COMPLETED");
        assertThat(globex.events(id)).containsOnlyOnce("OTP_VERIFIED", "COMPLETED");
        assertThat(wrongAttempts(id)).isEqualTo("0");
    }

    @Test
    void remembersTheContactByEmailToo() {
        String id = globex.created(Consents.PLAIN);
        JsonObject byEmail = Partner.body(id).put("email", Partner.EMAIL);
        byEmail.remove("phone");
        globex.post("/getOTP", byEmail);

        assertThat(globex.post("/verifyOTP", byEmail.copy().put("otp", globex.otp(id)))
                        .status())
                .isEqualTo(200);
    }

    private static String wrongAttempts(String id) {
        return stack.transactions().field(id, "wrongAttempts");
    }
}
