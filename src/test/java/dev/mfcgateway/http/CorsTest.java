package dev.mfcgateway.http;

import static dev.mfcgateway.http.GatewayDoor.BODY;
import static dev.mfcgateway.http.GatewayDoor.ID;
import static dev.mfcgateway.http.GatewayDoor.JSON;
import static dev.mfcgateway.http.GatewayDoor.PAGE;
import static dev.mfcgateway.http.GatewayDoor.head;
import static dev.mfcgateway.testing.PartnerHeaders.API_SECRET;
import static dev.mfcgateway.testing.PartnerHeaders.authToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RawHttp.Answer;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is told that shows a page of another origin. */
class CorsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String FROM_PAGE = "Origin: " + PAGE + "\r\n";
    private static final String FOREIGN = "Origin: https://evil.example\r\n";

    private final GatewayDoor door = new GatewayDoor(VERTX);

    @AfterEach
    void shut() {
        door.close();
    }

    @AfterAll
    static void stop() {
        Await.result(VERTX.close());
    }

    private Answer preflight(String path, String headers) {
        return door.say(head("OPTIONS " + path, headers + "Access-Control-Request-Method: POST\r\n") + "\r\n");
    }

    private static void assertNoCors(Answer answer) {
        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @ParameterizedTest
    @CsvSource({
        "/page/getOTP, POST",
        "/page/gateway/mf/getOtp, POST",
        "/page/verifyOTP, POST",
        "/page/validateQR, POST",
        "/gateway/page/transaction, POST",
        "/gateway/page/transaction/TRX_1, GET"
    })
    void answersAPreflightWithWhatThePathAllows(String path, String method) {
        Answer answer = preflight(path, FROM_PAGE + "X-Request-Id: r-1\r\n");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo(method);
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .isEqualTo(
                        "Content-Type, X-Request-Id, x-gateway-secret, x-gateway-authtoken, Idempotency-Key, Prefer, "
                                + "x-gateway-name");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
        assertThat(answer.has("Access-Control-Allow-Credentials")).isFalse();
        assertThat(answer.header("Vary")).isEqualToIgnoringCase("Origin");
        assertThat(answer.header("Allow")).isEqualTo(method + ", OPTIONS");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Request-Id")).isEqualTo("r-1");
        assertThat(answer.has("Content-Type")).isFalse();
    }

    @Test
    void countsAPreflightUnderNoOperation() {
        preflight("/page/getOTP", FROM_PAGE);

        assertThat(door.requests("_unknown", "_unknown", "ok")).isEqualTo(1);
        assertThat(door.allRequests()).isEqualTo(1);
    }

    @Test
    void knowsTheTenantByItsHost() {
        Answer answer = door.say("OPTIONS /getOTP HTTP/1.1\r\nHost: page.example.in\r\n" + FROM_PAGE + "\r\n");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
    }

    @Test
    void doesNotTakeAPreflightFromTheRateLimit() {
        for (int preflight = 0; preflight < 5; preflight++) {
            assertThat(preflight("/slow/getOTP", FROM_PAGE).status()).isEqualTo(204);
        }

        assertThat(door.post("/slow/getOTP", "").header("RateLimit")).startsWith("\"default\";r=1;");
    }

    @Test
    void letsThePageReadASuccess() {
        door.ledger.admits(ID, "page");

        Answer answer = door.post("/page/getOTP", FROM_PAGE + credentials());

        assertThat(answer.status()).isEqualTo(200);
        assertReadable(answer);
    }

    @ParameterizedTest
    @CsvSource({"POST /page/getOTP, 401", "POST /page/verifyOTP, 415", "GET /page/getOTP, 405", "PUT /page/getOTP, 405"
    })
    void letsThePageReadAnError(String methodAndTarget, int status) {
        Answer answer = door.say(head(methodAndTarget, FROM_PAGE) + "\r\n");

        assertThat(answer.status()).isEqualTo(status);
        assertReadable(answer);
    }

    private static void assertReadable(Answer answer) {
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .isEqualTo("X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, Location, Idempotent-Replayed");
        assertThat(answer.header("Vary")).isEqualToIgnoringCase("Origin");
        assertThat(answer.has("Access-Control-Allow-Credentials")).isFalse();
    }

    @Test
    void saysThatOptionsIsAllowedToo() {
        Answer answer = door.say(head("GET /page/getOTP", "") + "\r\n");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST, OPTIONS");
        assertThat(door.errors("_unknown", "_unknown", "method_not_allowed")).isEqualTo(1);
    }

    @Test
    void allowsNoOptionsWhereThereIsNoCors() {
        Answer answer = preflight("/acme/getOTP", FROM_PAGE);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertNoCors(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://app.page.example.in",
                "https://app.page.example.in:8443",
                "https://app.page.example.in.evil.example",
                "https://APP.page.example.in",
                "null",
                "*",
                ""
            })
    void tellsAForeignOriginNothing(String origin) {
        door.ledger.admits(ID, "page");
        String header = "Origin: " + origin + "\r\n";

        Answer preflight = preflight("/page/getOTP", header);
        Answer answer = door.post("/page/getOTP", header + credentials());

        assertThat(preflight.status()).isEqualTo(204);
        assertNoCors(preflight);
        assertThat(answer.status()).isEqualTo(200);
        assertNoCors(answer);
    }

    @Test
    void letsAnyPageCallWhereAnyIsConfigured() {
        Answer answer = door.post("/slow/getOTP", FOREIGN);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("RateLimit");
        assertThat(preflight("/slow/getOTP", FOREIGN).header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    @Test
    void tellsNothingWhereNoPageAsks() {
        assertNoCors(door.post("/slow/getOTP", ""));
        assertNoCors(preflight("/slow/getOTP", ""));
    }

    @Test
    void tellsNothingOfATenantThatAHeaderOrATransactionNames() {
        door.ledger.admits(ID, "slow");

        assertNoCors(door.post("/getOTP", FOREIGN + "x-gateway-name: slow\r\n"));
        assertNoCors(door.post("/getOTP", FOREIGN));
        assertThat(preflight("/getOTP", FOREIGN + "x-gateway-name: slow\r\n").status())
                .isEqualTo(405);
    }

    @Test
    void tellsNothingWhereHostAndPathContradictEachOther() {
        Answer answer = door.say("POST /slow/getOTP HTTP/1.1\r\nHost: page.example.in\r\n" + JSON + FROM_PAGE
                + credentials() + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);

        assertThat(answer.status()).isEqualTo(400);
        assertNoCors(answer);
    }

    @Test
    void knowsNoPathForAPreflightAlone() {
        assertThat(preflight("/page/unknown", FROM_PAGE).status()).isEqualTo(404);
        assertThat(preflight("/gateway/nobody/transaction", FROM_PAGE).status()).isEqualTo(405);
    }

    private static String credentials() {
        return "x-gateway-secret: " + API_SECRET + "\r\nx-gateway-authtoken: " + authToken() + "\r\n";
    }
}
