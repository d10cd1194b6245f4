package dev.mfcgateway.http;

import static dev.mfcgateway.http.GatewayDoor.BODY;
import static dev.mfcgateway.http.GatewayDoor.ID;
import static dev.mfcgateway.http.GatewayDoor.JSON;
import static dev.mfcgateway.testing.PartnerHeaders.API_SECRET;
import static dev.mfcgateway.testing.PartnerHeaders.authToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RawHttp.Answer;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.SendRequest;
import dev.mfcgateway.transaction.TenantId;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks, by host, path prefix and header; and whom a protected operation lets pass. */
class TenantGuardTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String NO_JSON = "Content-Type: text/plain\r\n";

    private final GatewayDoor door = new GatewayDoor(VERTX);

    @AfterEach
    void shut() {
        door.close();
    }

    @AfterAll
    static void stop() {
        Await.result(VERTX.close());
    }

    /** A good body on {@code path}, to {@code host}. */
    private Answer post(String path, String host, String headers, String body) {
        return door.say("POST %s HTTP/1.1\r\nHost: %s\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(path, host, headers, body.length(), body));
    }

    private static String credentials(String secret, String token) {
        return "x-gateway-secret: " + secret + "\r\nx-gateway-authtoken: " + token + "\r\n";
    }

    @ParameterizedTest
    @CsvSource({
        "/getOTP, acme.example.in, ''",
        "/getOTP, acme.example.in:8080, ''",
        "/getOTP, ACME.Example.IN, ''",
        "/acme/getOTP, localhost, ''",
        "/acme/gateway/mf/getOtp, localhost, ''",
        "/getOTP, localhost, X-Gateway-Name: acme",
        "/acme/getOTP, acme.example.in, x-gateway-name: acme"
    })
    void knowsATenantByHostPrefixOrHeader(String path, String host, String header) {
        Answer answer = post(path, host, JSON + (header.isEmpty() ? "" : header + "\r\n"), BODY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(door.ledger.requests())
                .extracting(SendRequest::owner)
                .containsExactly(Owner.only(new TenantId("acme")));
        assertThat(door.requests("acme", "get_otp", "ok")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, ''",
        "other.example.in, ''",
        "xacme.example.in, ''",
        "acme.example.in.evil.com, ''",
        "localhost, x-gateway-name: Acme",
        "localhost, x-gateway-name: nobody"
    })
    void leavesItToTheTransactionWhereNobodyIsNamed(String host, String header) {
        Answer answer = post("/getOTP", host, JSON + (header.isEmpty() ? "" : header + "\r\n"), BODY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(door.ledger.requests())
                .extracting(SendRequest::owner)
                .containsExactly(Owner.anybodyBut(List.of(new TenantId("page"), new TenantId("vault"))));
        assertThat(door.requests("acme", "get_otp", "ok")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/bolt/getOTP, acme.example.in, ''",
        "/getOTP, bolt.example.in, x-gateway-name: acme",
        "/acme/getOTP, localhost, x-gateway-name: bolt"
    })
    void doesNotFindATransactionForTenantsThatContradictEachOther(String path, String host, String header) {
        Answer answer = post(path, host, JSON + (header.isEmpty() ? "" : header + "\r\n"), BODY);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"category\":\"transaction_id_not_found\"");
        assertThat(door.errors("_unknown", "get_otp", "transaction_id_not_found"))
                .isEqualTo(1);
        assertThat(door.ledger.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"text/plain, '{}', 415", "application/json, '[]', 400"})
    void checksTheBodyBeforeAContradiction(String type, String body, int status) {
        Answer answer = post("/bolt/getOTP", "acme.example.in", "Content-Type: " + type + "\r\n", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("transaction_id_not_found");
    }

    @Test
    void countsAnotherTenantsTransactionUnderTheTenantNamed() {
        Answer answer = door.post("/bolt/getOTP", "");

        assertThat(answer.body()).contains("\"category\":\"transaction_id_not_found\"");
        assertThat(door.errors("bolt", "get_otp", "transaction_id_not_found")).isEqualTo(1);
        assertThat(door.mfCentral.requests()).isEmpty();
    }

    @Test
    void letsBothCredentialsPass() {
        door.ledger.admits(ID, "vault");

        assertThat(door.post("/vault/getOTP", credentials(API_SECRET, authToken()))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x-gateway-secret: " + API_SECRET + "\r\n", "x-gateway-authtoken: x.y.z\r\n"})
    void refusesBeforeTheBodyIsLookedAt(String headers) {
        Answer answer = door.post("/vault/getOTP", NO_JSON + headers, "not JSON");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("\"message\":\"Unauthorized\"", "\"errorType\":\"AccessDenied\"");
        assertThat(door.errors("vault", "get_otp", "unauthorized")).isEqualTo(1);
    }

    @Test
    void refusesBeforeTheBodyHasCome() {
        Answer answer = door.say(GatewayDoor.head("POST /vault/getOTP", JSON) + "Content-Length: 500\r\n\r\n");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
    }

    @Test
    void refusesAWrongSecretAndADoubledHeader() {
        String good = credentials(API_SECRET, authToken());

        assertThat(door.post("/vault/getOTP", credentials("wrong", authToken())).status())
                .isEqualTo(401);
        assertThat(door.post("/vault/getOTP", credentials(API_SECRET, "wrong")).status())
                .isEqualTo(401);
        assertThat(door.post("/vault/getOTP", good + good).status()).isEqualTo(401);
    }

    @Test
    void doesNotFindAProtectedTransactionWithoutItsTenantsName() {
        door.ledger.admits(ID, "vault");

        Answer answer = door.post("/getOTP", credentials(API_SECRET, authToken()));

        assertThat(answer.body()).contains("\"category\":\"transaction_id_not_found\"");
        assertThat(door.ledger.steps()).containsExactly("refund 1");
        assertThat(door.mfCentral.requests()).isEmpty();
    }
}
