package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.mfcentral.Samples.CONFIRMATION;
import static dev.mfcgateway.mfcentral.Samples.result;
import static dev.mfcgateway.mfcentral.Samples.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.journey.Journey;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class ConfirmOtpTest {

    private static final String WRONG = "{\"errors\":[{\"code\":\"1\",\"message\":\"Invalid OTP entered\"}]}";
    private static final String BAD_RESPONSE = "internal_error:mfc_bad_response UNKNOWN UPSTREAM";

    private Vertx vertx;
    private ScriptedUpstream upstream;

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
        upstream = new ScriptedUpstream(vertx);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | ''",
                "202 | ''",
                "200 | {\"signature\":\"\",\"response\":\"\"}",
                "202 | {\"response\":\"\"}",
            })
    void takesNothingForAYes(int status, String body) {
        upstream.answers(status, body);
        assertThat(result(upstream.client().confirmOtp(CONFIRMATION, Journey.unseen())))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reqId\":null,\"errors\":[],\"message\":\"OTP verified\"}",
                "{\"reqId\":123456789,\"clientRefNo\":\"REF-1\",\"errors\":null,\"errorMessage\":\"\"}",
                "{\"reqId\":\"123456789\",\"clientRefNo\":\"\"}",
                "{\"response\":\"{\\\"errors\\\":[]}\"}"
            })
    void takesASealedObjectWithoutErrorsForAYes(String text) {
        upstream.answers(200, Sealed.response(text));
        assertThat(result(upstream.client().confirmOtp(CONFIRMATION, Journey.unseen())))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WRONG,
                "{\"errors\":{\"message\":\"no\"}}",
                "{\"error\":\"no\"}",
                "{\"errorMessage\":\"no\"}",
                "{\"response\":\"{\\\"errors\\\":[1]}\"}",
                "{\"reqId\":987654321}",
                "{\"clientRefNo\":\"REF-2\"}",
                "[]",
                "yes"
            })
    void takesNoOtherSealedTextForAYes(String text) {
        upstream.answers(200, Sealed.response(text));
        assertThat(summary(upstream.client().confirmOtp(CONFIRMATION, Journey.unseen())))
                .isEqualTo(BAD_RESPONSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{}",
                "<html></html>",
                "{\"response\":null}",
                "{\"response\":{}}",
                "{\"response\":\"{}\"}",
                "{\"response\":\"\",\"errors\":[{\"message\":\"Invalid OTP\"}]}",
                "{\"signature\":\"a..b\",\"response\":\"AAAA\"}"
            })
    void takesNothingUnsealedForAYes(String body) {
        upstream.answers(200, body);
        assertThat(summary(upstream.client().confirmOtp(CONFIRMATION, Journey.unseen())))
                .isEqualTo(BAD_RESPONSE);
    }

    @Test
    void sendsTheReferencesAndTheOtp() {
        upstream.answers(202, "");
        result(upstream.client().confirmOtp(CONFIRMATION, Journey.unseen()));
        assertThat(upstream.paths).containsExactly("/base/api/client/V1/investorconsent");
        assertThat(upstream.requests)
                .containsExactly(new JsonObject("{\"reqId\":123456789,\"otpRef\":\"ref\",\"userSubjectReference\":\"\","
                        + "\"clientRefNo\":\"REF-1\",\"enteredOtp\":\"001234\"}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void knowsAWrongOtpInEveryDress(int status) {
        for (Object body : new Object[] {Sealed.response(WRONG), WRONG, "<h1>Wrong otp</h1>", "{\"msg\":\"BADOTP\"}"}) {
            upstream.answers(status, body);
            assertThat(summary(upstream.client().confirmOtp(CONFIRMATION, Journey.unseen())))
                    .isEqualTo("incorrect_otp DECLINED NOBODY");
        }
    }

    @Test
    void renewsTheTokenOnceAndReplays() {
        upstream.does(call -> call.response()
                .setStatusCode("Bearer t1".equals(call.getHeader("Authorization")) ? 401 : 202)
                .end());
        assertThat(result(upstream.client().confirmOtp(CONFIRMATION, Journey.unseen())))
                .isNull();
        assertThat(upstream.requests).hasSize(2).containsOnly(upstream.requests.get(0));
        upstream.answers(401, "");
        assertThat(summary(upstream.client().confirmOtp(CONFIRMATION, Journey.unseen())))
                .isEqualTo("mfc_invalid_token NONE NOBODY");
    }

    @Test
    void doesNotKnowWhatHappenedWhenNoAnswerComes() {
        upstream.does(call -> call.connection().close());
        assertThat(summary(upstream.client().confirmOtp(CONFIRMATION, Journey.unseen())))
                .isEqualTo("internal_error:mfc_unreachable UNKNOWN UPSTREAM");
        upstream.does(hangs -> {});
        HttpMfCentral hurried = upstream.client(Duration.ofSeconds(2), Samples.pool(vertx));
        assertThat(summary(hurried.confirmOtp(CONFIRMATION, Journey.unseen())))
                .isEqualTo("internal_error:mfc_timeout UNKNOWN UPSTREAM");
    }

    @Test
    void printsNoOtp() {
        assertThat(CONFIRMATION.toString()).doesNotContain("001234").contains("Otp(***)");
        assertThat(CasRequest.confirmation(CONFIRMATION)).hasToString("CasRequest[investorconsent]");
    }
}
