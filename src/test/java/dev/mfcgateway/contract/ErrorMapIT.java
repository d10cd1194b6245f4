package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the error map that getOTP can end in, with what it does to the count of sends. */
class ErrorMapIT {

    private FullStack stack;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        stack = FullStack.start();
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    /** The simulator scripts what MFCentral answers by PAN; email stands for a request by e-mail. */
    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
            WRONG0422A, phone, invalid_pan_mobile,   422, Invalid PAN and Mobile combination, MFCException, -, 1, failed
            WRONG0422B, phone, invalid_pan_mobile,   422, Invalid PAN and Mobile combination, MFCException, -, 1, failed
            WRONG0422C, phone, invalid_pan_mobile,   422, Invalid PAN and Mobile combination, MFCException, -, 1, failed
            WRONG0422D, phone, invalid_pan_mobile,   422, Invalid PAN and Mobile combination, MFCException, -, 1, failed
            WRONG0422E, phone, invalid_pan_mobile,   422, Invalid PAN and Mobile combination, MFCException, -, 1, failed
            WRONG0422F, phone, invalid_pan_mobile,   422, Invalid PAN and Mobile combination, MFCException, -, 1, failed
            WRONG0422G, phone, invalid_pan_mobile,   422, Invalid PAN and Mobile combination, MFCException, -, 1, failed
            WRONG0422H, phone, invalid_pan_mobile,   422, Invalid PAN and Mobile combination, MFCException, -, 1, failed
            WRONG0422A, email, invalid_pan_email,    422, Invalid PAN and Email combination, MFCException, -, 1, failed
            WRONG0422J, phone, mfc_invalid_input,    422, Invalid Input or Request Format, MFCException, -, 1, failed
            OTHER0422A, phone, mfc_invalid_input,    422, Invalid Input or Request Format, MFCException, -, 1, failed
            ERROR0429A, phone, mfc_rate_limited,     429, Too many requests to the API (rate limiting), MFCException, -, 0, refunded
            ERROR0400A, phone, mfc_validation_error, 400, Validation error or Invalid request parameters or values, MFCException, -, 1, failed
            ERROR0401B, phone, mfc_invalid_token,    401, Invalid token or client Id, MFCException, -, 0, refunded
            ERROR0403A, phone, mfc_invalid_token,    401, Invalid token or client Id, MFCException, -, 0, refunded
            DUPLI0422A, phone, internal_error,       500, Internal Error, InternalError, unexpected, 1, failed
            ERROR0404A, phone, internal_error,       500, Internal Error, InternalError, mfc_bad_response, 1, unknown
            ERROR0302A, phone, internal_error,       500, Internal Error, InternalError, mfc_bad_response, 1, unknown
            ERROR0500A, phone, internal_error,       500, Internal Error, InternalError, mfc_server_error, 1, unknown
            ERROR0503A, phone, internal_error,       500, Internal Error, InternalError, mfc_server_error, 1, unknown
            CLOSE0000A, phone, internal_error,       500, Internal Error, InternalError, mfc_unreachable, 1, unknown
            BADSG0200A, phone, internal_error,       500, Internal Error, InternalError, mfc_bad_response, 1, unknown
            PLAIN0200A, phone, internal_error,       500, Internal Error, InternalError, mfc_bad_response, 1, unknown
            UNDEC0200A, phone, internal_error,       500, Internal Error, InternalError, mfc_bad_response, 1, unknown
            NOREQ0200A, phone, internal_error,       500, Internal Error, InternalError, mfc_bad_response, 1, unknown
            HTMLS0200A, phone, internal_error,       500, Internal Error, InternalError, mfc_bad_response, 1, unknown
            EMPTY0200A, phone, internal_error,       500, Internal Error, InternalError, mfc_bad_response, 1, unknown
            """)
    void tellsWhatMfCentralAnswered(
            String pan,
            String channel,
            String category,
            int status,
            String message,
            String errorType,
            String cause,
            String sends,
            String outcome) {
        String id = stack.transactions().create("acme");

        Answer answer = stack.partner().getOtp(body(id, pan, channel));

        assertRow(answer, category, status, message, errorType, cause);
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo(sends);
        assertThat(stack.metric("mfc_gateway_otp_sends_total{channel=\"" + channel + "\",outcome=\"" + outcome
                        + "\",tenant=\"acme\"}"))
                .isEqualTo(1);
        assertCounted(category, "acme");
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "intent, CONNECT, invalid_intent, InvalidIntent, InputException",
        "expiresAt, 1000, transaction_id_expired, TransactionIdExpired, AccessDenied",
        "otpSends, 5, otp_resend_limit_exceeded, otp_resend_limit_exceeded, AccessDenied"
    })
    void tellsWhatTheRecordForbids(String field, String value, String category, String message, String errorType) {
        String id = stack.transactions().create("acme", Map.of(field, value));

        assertRow(stack.partner().getOtp(Partner.body(id)), category, 400, message, errorType, null);
        assertCounted(category, "acme");
        assertThat(stack.simulator().inbox().messages()).isEmpty();
    }

    @Test
    void doesNotFindATransactionThatIsNotThere() {
        Answer answer = stack.partner().getOtp(Partner.body(stack.transactions().newId()));

        assertRow(answer, "transaction_id_not_found", 400, "TransactionIdNotFound", "InputException", null);
        assertCounted("transaction_id_not_found", "_unknown");
    }

    @Test
    void doesNotFindATransactionOfATenantThatAsksForCredentialsUnlessItIsNamed() {
        String id = stack.transactions().create("globex");

        Answer answer = stack.partner().getOtp(Partner.body(id));

        assertThat(answer.category()).isEqualTo("transaction_id_not_found");
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("0");
        assertThat(stack.simulator().inbox().messages()).isEmpty();
    }

    @Test
    void doesNotFindAnotherTenantsTransaction() {
        String id = stack.transactions().create("globex");

        Answer answer = Await.result(stack.partner().post("/acme/getOTP", Partner.body(id)));

        assertThat(answer.category()).isEqualTo("transaction_id_not_found");
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("0");
        assertCounted("transaction_id_not_found", "acme");
    }

    @Test
    void refusesWithoutCredentialsWhereTheTenantAsksForThem() {
        String id = stack.transactions().create("globex");

        Answer answer = Await.result(stack.partner().post("/globex/getOTP", Partner.body(id)));

        assertRow(answer, "unauthorized", 401, "Unauthorized", "AccessDenied", null);
        assertCounted("unauthorized", "globex");
    }

    @Test
    void namesEveryFaultOfTheBody() {
        Answer answer = stack.partner()
                .getOtp(new JsonObject()
                        .put("transactionId", stack.transactions().newId())
                        .put("pan", "ABCDEF14G")
                        .put("email", "nobody"));

        assertRow(answer, "invalid_request", 400, "InvalidRequest", "InputException", null);
        assertThat(answer.json().getJsonArray("details").stream()
                        .map(detail -> ((JsonObject) detail).getString("field")))
                .containsExactly("pan", "email");
    }

    @Test
    void answersNotFoundAndWrongMethodAsJson() {
        assertRow(
                Await.result(stack.partner().post("/nowhere", new JsonObject())),
                "route_not_found",
                404,
                "RouteNotFound",
                "InputException",
                null);
        Answer wrongMethod = Await.result(
                stack.partner().answer(stack.partner().request(HttpMethod.GET, "/getOTP"), Buffer.buffer()));
        assertRow(wrongMethod, "method_not_allowed", 405, "MethodNotAllowed", "InputException", null);
        assertThat(wrongMethod.headers().get("Allow")).isEqualTo("POST");
    }

    @Test
    void carriesMfCentralsOwnRetryAfterAndPausesForThatLong() {
        Answer limited = stack.partner().getOtp(body(stack.transactions().create("acme"), "ERROR0429B", "phone"));
        String next = stack.transactions().create("acme");
        Answer paused = stack.partner().getOtp(Partner.body(next));

        assertThat(limited.headers().get("Retry-After")).isEqualTo("2");
        assertThat(paused.category()).isEqualTo("mfc_rate_limited");
        assertThat(paused.headers().get("Retry-After")).isIn("1", "2");
        assertThat(stack.transactions().field(next, "otpSends")).isEqualTo("0");
    }

    @Test
    void saysThirtySecondsAndPausesNobodyWhereMfCentralDoesNotSay() {
        Answer limited = stack.partner().getOtp(body(stack.transactions().create("acme"), "ERROR0429A", "phone"));
        Answer next = stack.partner().getOtp(Partner.body(stack.transactions().create("acme")));

        assertThat(limited.headers().get("Retry-After")).isEqualTo("30");
        assertThat(next.status()).isEqualTo(200);
    }

    @Test
    void sendsOnceMoreAfterATokenDied() {
        String id = stack.transactions().create("acme");

        Answer answer = stack.partner().getOtp(body(id, "ERROR0401A", "phone"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(stack.simulator().journal().count("token")).isEqualTo(2);
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("1");
    }

    @Test
    void opensTheBreakerWhenMfCentralFailsAndCountsNothingWhileItIsOpen() {
        for (int call = 0; call < 10; call++) {
            stack.partner().getOtp(body(stack.transactions().create("acme"), "ERROR0500A", "phone"));
        }
        String id = stack.transactions().create("acme");
        Answer answer = stack.partner().getOtp(Partner.body(id));

        assertRow(answer, "internal_error", 500, "Internal Error", "InternalError", "circuit_open");
        assertThat(Integer.parseInt(answer.headers().get("Retry-After"))).isBetween(1, 30);
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("0");
        assertThat(stack.metric("mfc_gateway_circuit_breaker_state{state=\"open\",tenant=\"acme\"}"))
                .isEqualTo(1);
        assertThat(stack.getOtpWithCredentials(
                                "globex", Partner.body(stack.transactions().create("globex")))
                        .status())
                .isEqualTo(200);
    }

    private static JsonObject body(String id, String pan, String channel) {
        JsonObject body = Partner.body(id).put("pan", pan);
        if (channel.equals("email")) {
            body.remove("phone");
            body.put("email", Partner.EMAIL);
        }
        return body;
    }

    private static void assertRow(
            Answer answer, String category, int status, String message, String errorType, String cause) {
        JsonObject expected = new JsonObject()
                .put("success", false)
                .putNull("data")
                .put("errors", new JsonArray().add(message))
                .put("statusCode", status)
                .put("message", message)
                .put("errorType", errorType)
                .put("category", category)
                .put("requestId", answer.headers().get("X-Request-Id"));
        if (answer.json().containsKey("details")) {
            expected.put("details", answer.json().getJsonArray("details"));
        }
        if (cause != null) {
            expected.put("cause", cause);
        }
        assertThat(answer.text()).isEqualTo(expected.encode());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
    }

    private void assertCounted(String category, String tenant) {
        assertThat(stack.metric("mfc_gateway_errors_total{category=\"" + category + "\",operation=\"get_otp\",tenant=\""
                        + tenant + "\"}"))
                .isEqualTo(1);
    }
}
