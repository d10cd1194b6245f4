package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the error map that getOTP can end in, with what it does to the count of sends. */
class ErrorMapIT {

    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start(config -> config.change("tenants/acme.yaml", "minimumCalls: 10", "minimumCalls: 1000"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void clear() {
        stack.simulator().inbox().clear();
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
        Counted sent = counted(
                "mfc_gateway_otp_sends_total{channel=\"" + channel + "\",outcome=\"" + outcome + "\",tenant=\"acme\"}");
        Counted row = counted(errors(category, "acme"));

        Answer answer = stack.partner().getOtp(ErrorRow.body(id, pan, channel));

        new ErrorRow(category, status, message, errorType, cause).assertIs(answer);
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo(sends);
        sent.once();
        row.once();
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "intent, CONNECT, invalid_intent, InvalidIntent, InputException",
        "expiresAt, 1000, transaction_id_expired, TransactionIdExpired, AccessDenied",
        "otpSends, 5, otp_resend_limit_exceeded, otp_resend_limit_exceeded, AccessDenied"
    })
    void tellsWhatTheRecordForbids(String field, String value, String category, String message, String errorType) {
        Counted row = counted(errors(category, "acme"));
        String id = stack.transactions().create("acme", Map.of(field, value));

        ErrorRow.of(category, 400, message, errorType).assertIs(stack.partner().getOtp(Partner.body(id)));
        row.once();
        assertThat(stack.simulator().inbox().messages()).isEmpty();
    }

    @Test
    void doesNotFindATransactionThatIsNotThere() {
        Counted row = counted(errors("transaction_id_not_found", "_unknown"));
        Answer answer = stack.partner().getOtp(Partner.body(stack.transactions().newId()));

        ErrorRow.of("transaction_id_not_found", 400, "TransactionIdNotFound", "InputException")
                .assertIs(answer);
        row.once();
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
        Counted row = counted(errors("transaction_id_not_found", "acme"));
        String id = stack.transactions().create("globex");

        Answer answer = Await.result(stack.partner().post("/acme/getOTP", Partner.body(id)));

        assertThat(answer.category()).isEqualTo("transaction_id_not_found");
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("0");
        row.once();
    }

    @Test
    void refusesWithoutCredentialsWhereTheTenantAsksForThem() {
        Counted row = counted(errors("unauthorized", "globex"));
        String id = stack.transactions().create("globex");

        Answer answer = Await.result(stack.partner().post("/globex/getOTP", Partner.body(id)));

        ErrorRow.of("unauthorized", 401, "Unauthorized", "AccessDenied").assertIs(answer);
        row.once();
    }

    @Test
    void namesEveryFaultOfTheBody() {
        Answer answer = stack.partner()
                .getOtp(new JsonObject()
                        .put("transactionId", stack.transactions().newId())
                        .put("pan", "ABCDEF14G")
                        .put("email", "nobody"));

        ErrorRow.of("invalid_request", 400, "InvalidRequest", "InputException").assertIs(answer);
        assertThat(answer.json().getJsonArray("details").stream()
                        .map(detail -> ((JsonObject) detail).getString("field")))
                .containsExactly("pan", "email");
    }

    @Test
    void answersNotFoundAndWrongMethodAsJson() {
        ErrorRow.of("route_not_found", 404, "RouteNotFound", "InputException")
                .assertIs(Await.result(stack.partner().post("/nowhere", new JsonObject())));
        Answer wrongMethod = Await.result(
                stack.partner().answer(stack.partner().request(HttpMethod.GET, "/getOTP"), Buffer.buffer()));
        ErrorRow.of("method_not_allowed", 405, "MethodNotAllowed", "InputException")
                .assertIs(wrongMethod);
        assertThat(wrongMethod.headers().get("Allow")).isEqualTo("POST");
    }

    private static String errors(String category, String tenant) {
        return "mfc_gateway_errors_total{category=\"" + category + "\",operation=\"get_otp\",tenant=\"" + tenant
                + "\"}";
    }

    private static Counted counted(String series) {
        return new Counted(series, stack.metric(series));
    }

    /** A counter as it was before. */
    private record Counted(String series, double before) {

        void once() {
            assertThat(stack.metric(series)).isEqualTo(before + 1);
        }
    }
}
