package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the error map that verifyOTP can end in, with what it does to the count of wrong attempts. */
class VerifyErrorMapIT {

    private static final ErrorRow INVALID = ErrorRow.of("invalid_request", 400, "InvalidRequest", "InputException");
    private static final ErrorRow NOT_FOUND =
            ErrorRow.of("transaction_id_not_found", 400, "TransactionIdNotFound", "InputException");
    private static final ErrorRow MISMATCH =
            ErrorRow.of("otp_method_mismatch", 400, "OTPMethodMismatch", "InputException");

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

    /** What is unknown stays counted until somebody has found it out. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
            400, mfc_validation_error, 400, Validation error or Invalid request parameters or values, MFCException, -, 0
            401, mfc_invalid_token,    401, Invalid token or client Id, MFCException, -, 0
            403, mfc_invalid_token,    401, Invalid token or client Id, MFCException, -, 0
            422, mfc_invalid_input,    422, Invalid Input or Request Format, MFCException, -, 0
            429, mfc_rate_limited,     429, Too many requests to the API (rate limiting), MFCException, -, 0
            404, internal_error,       500, Internal Error, InternalError, mfc_bad_response, 1
            500, internal_error,       500, Internal Error, InternalError, mfc_server_error, 1
            503, internal_error,       500, Internal Error, InternalError, mfc_server_error, 1
            """)
    void tellsWhatMfCentralAnswered(
            int dial, String category, int status, String message, String errorType, String cause, String attempts) {
        String id = globex.sent();
        String otp = globex.otp(id);
        double before = errors(category);
        stack.simulator().dials().set(Dial.FORCED_STATUS, dial);

        Answer answer = globex.verify(id, otp);

        new ErrorRow(category, status, message, errorType, cause).assertIs(answer);
        assertThat(answer.headers().get("Retry-After")).isEqualTo(dial == 429 ? "30" : null);
        assertThat(stack.transactions().field(id, "wrongAttempts")).isEqualTo(attempts);
        assertThat(stack.transactions().field(id, "status")).isEqualTo("OTP_SENT");
        assertThat(errors(category)).isEqualTo(before + 1);

        stack.simulator().dials().reset();
        assertThat(globex.verify(id, otp).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "intent, CONNECT, invalid_intent, InvalidIntent, InputException",
        "expiresAt, 1000, transaction_id_expired, TransactionIdExpired, AccessDenied",
        "wrongAttempts, 5, wrong_attempts_exceeded, wrong_attempts_exceeded, AccessDenied"
    })
    void tellsWhatTheRecordForbids(String field, String value, String category, String message, String errorType) {
        String id = globex.sent();
        stack.transactions()
                .send(Request.cmd(Command.HSET)
                        .arg(stack.transactions().key(id))
                        .arg(field)
                        .arg(value));
        double before = errors(category);
        stack.simulator().journal().clear();

        ErrorRow.of(category, 400, message, errorType).assertIs(globex.verify(id, globex.otp(id)));

        assertThat(errors(category)).isEqualTo(before + 1);
        assertThat(globex.calls(id)).isEmpty();
    }

    @Test
    void doesNotFindWhatIsNotThereOrNotTheTenants() {
        double before = errors("transaction_id_not_found");

        NOT_FOUND.assertIs(globex.verify(stack.transactions().newId(), "123456"));
        NOT_FOUND.assertIs(globex.verify(stack.transactions().create("acme"), "123456"));
        NOT_FOUND.assertIs(globex.verify("TRX_1", "123456"));

        assertThat(errors("transaction_id_not_found")).isEqualTo(before + 3);
    }

    @Test
    void doesNotFindAProtectedTransactionUnlessItsTenantIsNamed() {
        String id = globex.sent();

        NOT_FOUND.assertIs(Await.result(stack.partner().post("/verifyOTP", Consents.verification(id, globex.otp(id)))));

        assertThat(stack.transactions().field(id, "wrongAttempts")).isIn(null, "0");
    }

    @Test
    void refusesWithoutCredentials() {
        String id = globex.sent();

        ErrorRow.of("unauthorized", 401, "Unauthorized", "AccessDenied")
                .assertIs(Await.result(
                        stack.partner().post("/globex/verifyOTP", Consents.verification(id, globex.otp(id)))));
    }

    @Test
    void refusesAnotherMethodAndAnotherContactThanTheOtpWasSentTo() {
        String id = globex.sent();
        JsonObject right = Consents.verification(id, globex.otp(id));
        JsonObject byEmail = right.copy().put("phone", "").put("email", Partner.EMAIL);
        JsonObject byAnotherNumber = right.copy().put("phone", "+919876543211");
        stack.simulator().journal().clear();

        MISMATCH.assertIs(globex.post("/verifyOTP", byEmail));
        MISMATCH.assertIs(globex.post("/verifyOTP", byAnotherNumber));

        assertThat(globex.calls(id)).isEmpty();
        assertThat(globex.status(id).data().getJsonObject("otp").getInteger("wrongAttempts"))
                .isZero();
        assertThat(globex.post("/verifyOTP", right.put("phone", "9876543210")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"'\"12345\"'", "'\"1234567\"'", "'\"12a456\"'", "'\"\"'", "null", "123456"})
    void refusesWhatIsNoOtp(String otp) {
        JsonObject body = new JsonObject(Consents.verification(globex.created(Consents.PLAIN), "OTP")
                .encode()
                .replace("\"OTP\"", otp));

        refusesTheOtp(globex.post("/verifyOTP", body));
    }

    @Test
    void refusesAnOtpBeforeAnyWasSent() {
        refusesTheOtp(globex.verify(globex.created(Consents.PLAIN), "123456"));
    }

    @Test
    void refusesAnOtpThatIsToBeEnteredOnMfCentralsPage() {
        Consents acme = new Consents(stack, "acme");
        String id = acme.sent();
        JsonObject right = Consents.verification(id, acme.otp(id));

        refusesTheOtp(acme.verify(acme.created(Consents.PLAIN), "123456"));
        refusesTheOtp(acme.post("/verifyOTP", right));
        refusesTheOtp(acme.post("/verifyOTP", right.copy().put("phone", "+919876543211")));
        refusesTheOtp(Await.result(stack.partner().post("/verifyOTP", right)));
        assertThat(acme.status(id).data().getJsonObject("otp").getInteger("wrongAttempts"))
                .isZero();
        assertThat(stack.simulator().journal().entries("investorconsent")).isEmpty();
    }

    @Test
    void namesEveryFaultOfTheBody() {
        Answer answer = globex.post(
                "/verifyOTP",
                new JsonObject().put("transactionId", stack.transactions().newId()));

        INVALID.assertIs(answer);
        assertThat(fields(answer)).containsExactly("pan", "phone", "otp");
    }

    private static void refusesTheOtp(Answer answer) {
        INVALID.assertIs(answer);
        assertThat(fields(answer)).containsExactly("otp");
    }

    private static List<String> fields(Answer answer) {
        return answer.json().getJsonArray("details").stream()
                .map(detail -> ((JsonObject) detail).getString("field"))
                .toList();
    }

    private static double errors(String category) {
        return stack.metric(
                "mfc_gateway_errors_total{category=\"" + category + "\",operation=\"verify_otp\",tenant=\"globex\"}");
    }
}
