package dev.mfcgateway.http;

import static dev.mfcgateway.http.GatewayDoor.EMAIL;
import static dev.mfcgateway.http.GatewayDoor.ID;
import static dev.mfcgateway.http.GatewayDoor.JSON;
import static dev.mfcgateway.http.GatewayDoor.PAN;
import static dev.mfcgateway.http.GatewayDoor.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RawHttp.Answer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Error answers, byte for byte. */
class FailureReplyTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String REQUEST_ID = "X-Request-Id: r-1\r\n";

    private final GatewayDoor door = new GatewayDoor(VERTX);

    @AfterEach
    void shut() {
        door.close();
    }

    @AfterAll
    static void stop() {
        Await.result(VERTX.close());
    }

    @Test
    void saysAPublishedRowByteForByte() {
        door.ledger.failsToReserve(ID, GatewayFailure.of(FailureCategory.MFC_RATE_LIMITED));

        assertThat(door.post("/getOTP", REQUEST_ID).body())
                .isEqualTo("{\"success\":false,\"data\":null,"
                        + "\"errors\":[\"Too many requests to the API (rate limiting)\"],\"statusCode\":429,"
                        + "\"message\":\"Too many requests to the API (rate limiting)\","
                        + "\"errorType\":\"MFCException\",\"category\":\"mfc_rate_limited\",\"requestId\":\"r-1\"}");
    }

    @ParameterizedTest
    @MethodSource
    void saysAnyRowOfGetOtp(FailureCategory category) {
        door.ledger.failsToReserve(ID, GatewayFailure.of(category));

        Answer answer = door.post("/acme/getOTP", REQUEST_ID);

        assertThat(answer.status()).isEqualTo(category.status());
        assertThat(answer.body())
                .isEqualTo(("{\"success\":false,\"data\":null,\"errors\":[\"%2$s\"],\"statusCode\":%1$d,"
                                + "\"message\":\"%2$s\",\"errorType\":\"%3$s\",\"category\":\"%4$s\","
                                + "\"requestId\":\"r-1\"}")
                        .formatted(
                                category.status(),
                                category.message(),
                                category.errorType().wireName(),
                                category.label()));
        assertThat(answer.has("Retry-After")).isFalse();
        assertThat(answer.has("Allow")).isFalse();
        assertThat(door.errors("acme", "get_otp", category.label())).isEqualTo(1);
        assertThat(door.requests("acme", "get_otp", "error")).isEqualTo(1);
        assertThat(door.allRequests()).isEqualTo(1);
    }

    static Stream<FailureCategory> saysAnyRowOfGetOtp() {
        return Arrays.stream(FailureCategory.values())
                .filter(category -> category.operations().contains(Operation.GET_OTP));
    }

    @ParameterizedTest
    @EnumSource
    void saysTheCauseOfAnInternalErrorAndCountsIt(FailureCause cause) {
        door.ledger.failsToReserve(ID, GatewayFailure.internal(cause));

        assertInternal(door.post("/acme/getOTP", REQUEST_ID), cause);
    }

    private void assertInternal(Answer answer, FailureCause cause) {
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"data\":null,\"errors\":[\"Internal Error\"],\"statusCode\":500,"
                        + "\"message\":\"Internal Error\",\"errorType\":\"InternalError\","
                        + "\"category\":\"internal_error\",\"requestId\":\"r-1\",\"cause\":\"" + cause.label() + "\"}");
        assertThat(door.causes(cause.label())).isEqualTo(1);
        assertThat(door.errors("acme", "get_otp", "internal_error")).isEqualTo(1);
    }

    @Test
    void saysNothingOfAnExceptionThatNobodyForesaw() {
        door.ledger.failsToReserve(ID, new IllegalStateException("secret of " + PAN, new Exception(PHONE)));

        assertInternal(door.post("/acme/getOTP", REQUEST_ID), FailureCause.UNEXPECTED);
    }

    @Test
    void answersEvenWhereTheCallToMfCentralBreaksDown() {
        door.mfCentral.answers(() -> {
            throw new StackOverflowError("at " + PAN);
        });

        assertInternal(door.post("/acme/getOTP", REQUEST_ID), FailureCause.UNEXPECTED);
    }

    @ParameterizedTest
    @CsvSource({"30000, 30", "7001, 8", "1, 1", "0, 1", "-5000, 1"})
    void saysHowLongToWaitInWholeSeconds(long millis, String seconds) {
        door.ledger.failsToReserve(ID, GatewayFailure.of(FailureCategory.MFC_RATE_LIMITED, Duration.ofMillis(millis)));

        assertThat(door.post("/getOTP", "").header("Retry-After")).isEqualTo(seconds);
    }

    @Test
    void listsEveryFaultOfTheBody() {
        Answer answer = door.post(
                "/getOTP", JSON + REQUEST_ID, "{\"transactionId\":\"" + ID + "\",\"pan\":\"bad\",\"email\":\"bad\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"data\":null,\"errors\":[\"InvalidRequest\"],\"statusCode\":400,"
                        + "\"message\":\"InvalidRequest\",\"errorType\":\"InputException\","
                        + "\"category\":\"invalid_request\",\"requestId\":\"r-1\",\"details\":["
                        + "{\"field\":\"pan\",\"problem\":\"must be 5 letters, 4 digits and 1 letter\"},"
                        + "{\"field\":\"email\",\"problem\":\"must be an e-mail address\"}]}");
        assertThat(door.errors("_unknown", "get_otp", "invalid_request")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s%s%s",
                "{\"transactionId\":\"TRX_%s%s%s\"}",
                "{\"%s\":\"%s\",\"%s\":}",
                "{\"transactionId\":\"" + "TRX_dc73061e7f79470dbb7bad384243f210"
                        + "\",\"pan\":\"x%s\",\"phone\":\"x%s\",\"email\":\"@%s\"}",
                "{\"pan\":[\"%s\"],\"phone\":{\"%s\":1},\"email\":[\"%s\"]}"
            })
    void repeatsNothingOfTheBody(String body) {
        assertNamesNobody(door.post("/getOTP", JSON, body.formatted(PAN, PHONE, EMAIL)));
    }

    @Test
    void repeatsNothingOfAPath() {
        assertNamesNobody(door.post("/" + PAN + "/getOTP?phone=" + PHONE + "&email=" + EMAIL, ""));
        assertNamesNobody(door.post("/" + PAN + "/" + EMAIL, ""));
    }

    private static void assertNamesNobody(Answer answer) {
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.toString()).doesNotContain(PAN, PHONE, EMAIL);
    }
}
