package dev.mfcgateway.http;

import static dev.mfcgateway.http.GatewayDoor.BODY;
import static dev.mfcgateway.http.GatewayDoor.JSON;
import static dev.mfcgateway.http.GatewayDoor.MAX_BODY_BYTES;
import static dev.mfcgateway.http.GatewayDoor.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RawHttp;
import dev.mfcgateway.testing.RawHttp.Answer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body may be, how long, and how late. */
class BodyGuardTest {

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
                "application/json",
                "APPLICATION/JSON",
                "application/json; charset=UTF-8",
                "application/json;charset=utf-8",
                "application/json; charset=\"utf-8\"",
                "application/json ; CHARSET=Utf-8",
                "application/json; charset=utf-8; charset=utf-8",
                "application/json; v=1; charset=utf-8",
                "application/json; v=\"1\"",
                "application/json;"
            })
    void takesPlainJson(String type) {
        assertThat(door.post("/getOTP", "Content-Type: " + type + "\r\n", BODY).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type: \r\n",
                "Content-Type: text/plain\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "Content-Type: multipart/form-data; boundary=x\r\n",
                "Content-Type: application/*\r\n",
                "Content-Type: application/jsonp\r\n",
                "Content-Type: application/problem+json\r\n",
                "Content-Type: application/json text\r\n",
                "Content-Type: application/json, text/plain\r\n",
                "Content-Type: application/json; charset\r\n",
                "Content-Type: application/json; charset=\r\n",
                "Content-Type: application/json; charset=utf-16\r\n",
                "Content-Type: application/json; charset=iso-8859-1\r\n",
                "Content-Type: application/json; charset = iso-8859-1\r\n",
                "Content-Type: application/json; charset='utf-8'\r\n",
                "Content-Type: application/json; charset=\"utf-8\r\n",
                "Content-Type: application/json; charset=utf-8\"\r\n",
                "Content-Type: application/json; charset=utf-8; charset=iso-8859-1\r\n",
                "Content-Type: application/json; v=1; charset=iso-8859-1\r\n",
                "Content-Type: application/json\r\nContent-Type: application/json\r\n",
                "Content-Type: application/json\r\nContent-Type: text/plain\r\n",
                "Content-Type: application/json\r\nContent-Encoding: identity\r\n",
                "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
                "Content-Type: application/json\r\nContent-Encoding: \r\n"
            })
    void refusesWhatIsNotPlainJson(String headers) {
        Answer answer = door.post("/acme/getOTP", headers, BODY);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("\"message\":\"UnsupportedMediaType\"");
        assertThat(door.errors("acme", "get_otp", "unsupported_media_type")).isEqualTo(1);
        assertThat(door.ledger.requests()).isEmpty();
    }

    /** A pattern that could match the spaces in two ways each would be at it for years. */
    @Test
    void refusesAHostileContentTypeWithoutThinkingLong() {
        String type = "Content-Type: application/json" + ";a=  ".repeat(500) + ";!\r\n";

        assertThat(door.post("/getOTP", type, BODY).status()).isEqualTo(415);
    }

    @Test
    void takesAContentTypeWithAsManyParametersAsAHeadHolds() {
        String type = "Content-Type: application/json" + ";a=1".repeat(1_900) + "\r\n";

        assertThat(door.post("/getOTP", type, BODY).status()).isEqualTo(200);
    }

    @Test
    void takesABodyOfExactlyTheLimit() {
        assertThat(door.post("/getOTP", JSON, body(MAX_BODY_BYTES)).status()).isEqualTo(200);
        assertThat(chunked(body(MAX_BODY_BYTES)).status()).isEqualTo(200);
    }

    @Test
    void refusesABodyOfOneByteMore() {
        assertTooLarge(door.post("/acme/getOTP", JSON, body(MAX_BODY_BYTES + 1)));
    }

    @Test
    void refusesABodyOfOneByteMoreInChunks() {
        assertTooLarge(chunked(body(MAX_BODY_BYTES + 1)));
    }

    @Test
    void refusesALengthBeforeTheBodyHasCome() {
        assertTooLarge(door.say(head("POST /acme/getOTP", JSON) + "Content-Length: 99999999999\r\n\r\n{"));
    }

    private void assertTooLarge(Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("\"message\":\"RequestTooLarge\"", "\"category\":\"body_too_large\"");
        assertThat(door.errors("acme", "get_otp", "body_too_large")).isEqualTo(1);
        assertThat(door.ledger.requests()).isEmpty();
    }

    private Answer chunked(String body) {
        return door.say(head("POST /acme/getOTP", JSON)
                + "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body));
    }

    private static String body(int length) {
        return BODY + " ".repeat(length - BODY.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 500\r\n\r\n{\"pan\":", "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"pan"})
    void givesUpOnABodyThatDoesNotComeToItsEnd(String beginning) {
        try (GatewayDoor hasty = new GatewayDoor(VERTX, Duration.ofMillis(100))) {
            Answer answer = hasty.say(head("POST /acme/getOTP", JSON) + beginning);

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).contains("\"message\":\"RequestTimeout\"");
            assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
            assertThat(hasty.errors("acme", "get_otp", "request_timeout")).isEqualTo(1);
            assertThat(hasty.ledger.requests()).isEmpty();
        }
    }

    @Test
    void countsNothingWhereTheCallerGoesAwayInTheMiddle() throws InterruptedException {
        try (RawHttp caller = door.connect()) {
            caller.say(head("POST /acme/getOTP", JSON) + "Content-Length: 500\r\n\r\n{\"pan\":");
            // The second connection's answer shows that the first one's head has been read.
            assertThat(door.post("/getOTP", "").status()).isEqualTo(200);
        }
        assertThat(door.closed.await(60, TimeUnit.SECONDS)).isTrue();

        assertThat(door.post("/getOTP", "").status()).isEqualTo(200);
        assertThat(door.requests("acme", "get_otp", "error")).isZero();
        assertThat(door.allRequests()).isEqualTo(2);
        assertThat(door.ledger.requests()).hasSize(2);
    }
}
