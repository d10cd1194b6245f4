package dev.mfcgateway.http;

import static dev.mfcgateway.http.GatewayDoor.BODY;
import static dev.mfcgateway.http.GatewayDoor.ID;
import static dev.mfcgateway.http.GatewayDoor.JSON;
import static dev.mfcgateway.http.GatewayDoor.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RawHttp;
import dev.mfcgateway.testing.RawHttp.Answer;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, methods, and what every answer carries. */
class GatewayRoutesTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final GatewayDoor door = new GatewayDoor(VERTX);

    @AfterEach
    void shut() {
        door.close();
    }

    @AfterAll
    static void stop() {
        Await.result(VERTX.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/getOTP",
                "/gateway/mf/getOtp",
                "/acme/getOTP",
                "/acme/gateway/mf/getOtp",
                "/getOTP?pan=x",
                "/getOTP?"
            })
    void answersOnEveryPathOfGetOtp(String path) {
        Answer answer = door.post(path, "X-Request-Id: r-1\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"success\":true,\"errors\":null,\"data\":{\"transactionId\":\"" + ID
                        + "\",\"channel\":\"phone\",\"redirectUrl\":\"https://mfcentral.example/consent?q=sealed\","
                        + "\"sendsRemaining\":4,\"expireAt\":\"2026-11-23T10:15:30.000Z\"}}");
        assertCommonHeaders(answer);
        assertThat(door.requests("acme", "get_otp", "ok")).isEqualTo(1);
        assertThat(door.allRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/unknown",
                "/getOTP/",
                "//getOTP",
                "/acme//getOTP",
                "/acme/getOTP/",
                "/./getOTP",
                "/acme/../getOTP",
                "/get%4fTP",
                "/get%4FTP",
                "/%67etOTP",
                "/getOTP%20",
                "/getOTP%0a",
                "/getOTP%00",
                "/acme%2fgetOTP",
                "/getOTP%",
                "/%zz",
                "/getOTP/%zz",
                "/%e0%a4%a",
                "/getotp",
                "/GETOTP",
                "/Acme/getOTP",
                "/nobody/getOTP",
                "/acme/bolt/getOTP",
                "/nobody/gateway/mf/getOtp",
                "/gateway/mf/getOTP",
                "/gateway/acme/getOtp",
                "/getOTP;v=1",
                "/xgetOTP",
                "/getOTP|/gateway/mf/getOtp"
            })
    void isAnotherPath(String path) {
        Answer answer = door.post(path, "X-Request-Id: r-1\r\n");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"data\":null,\"errors\":[\"RouteNotFound\"],\"statusCode\":404,"
                        + "\"message\":\"RouteNotFound\",\"errorType\":\"InputException\","
                        + "\"category\":\"route_not_found\",\"requestId\":\"r-1\"}");
        assertCommonHeaders(answer);
        assertThat(door.errors("_unknown", "_unknown", "route_not_found")).isEqualTo(1);
        assertThat(door.requests("_unknown", "_unknown", "error")).isEqualTo(1);
        assertThat(door.allRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW", "post"})
    void allowsPostAlone(String method) {
        Answer answer = door.say(head(method + " /acme/getOTP", "") + "\r\n");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(answer.body()).contains("\"message\":\"MethodNotAllowed\"");
        assertCommonHeaders(answer);
        assertThat(door.errors("_unknown", "_unknown", "method_not_allowed")).isEqualTo(1);
    }

    @Test
    void allowsNoHeadEither() {
        try (RawHttp caller = door.connect()) {
            Answer answer = caller.say(head("HEAD /getOTP", "") + "\r\n").answerWithoutBody();

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("POST");
            assertCommonHeaders(answer);
        }
    }

    @Test
    void saysNotFoundRatherThanNotAllowedBehindAnUnknownPrefix() {
        assertThat(door.say(head("GET /nobody/getOTP", "") + "\r\n").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-1._z", "0123456789012345678901234567890123456789012345678901234567890123"})
    void keepsTheCallersRequestId(String id) {
        assertThat(door.post("/getOTP", "X-Request-Id: " + id + "\r\n").header("X-Request-Id"))
                .isEqualTo(id);
        assertThat(door.post("/unknown", "x-request-id: " + id + "\r\n").header("X-Request-Id"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X-Request-Id: \r\n",
                "X-Request-Id: a b\r\n",
                "X-Request-Id: a/b\r\n",
                "X-Request-Id: <script>\r\n",
                "X-Request-Id: \u00e4\r\n",
                "X-Request-Id: 01234567890123456789012345678901234567890123456789012345678901234\r\n"
            })
    void makesARequestIdWhereTheCallersIsNone(String header) {
        Answer answer = door.post("/unknown", header);

        assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(answer.body()).contains("\"requestId\":\"" + answer.header("X-Request-Id") + "\"");
    }

    @Test
    void answersHttp10WithoutAHost() {
        Answer answer =
                door.say("POST /getOTP HTTP/1.0\r\n" + JSON + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Host: \r\n", "Host: a b\r\n", "Host: [::1\r\n", "Host: x:99999999\r\n", "Host: \u00e4:\r\n"
            })
    void hasNoAccidentWithoutASoundHost(String host) {
        Answer answer = door.say(
                "POST /getOTP HTTP/1.1\r\n" + host + JSON + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);

        assertThat(answer.status()).isIn(200, 400);
        assertCommonHeaders(answer);
        assertThat(door.allRequests()).isEqualTo(1);
    }

    @Test
    void servesSeveralRequestsOfOneConnection() {
        String request = head("POST /getOTP", JSON) + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY;
        try (RawHttp caller = door.connect()) {
            caller.say(request + head("GET /unknown", "") + "\r\n" + request);

            assertThat(caller.answer().status()).isEqualTo(200);
            assertThat(caller.answer().status()).isEqualTo(404);
            assertThat(caller.answer().status()).isEqualTo(200);
        }
    }

    private static void assertCommonHeaders(Answer answer) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
    }
}
