package dev.mfcgateway.http;

import static dev.mfcgateway.http.GatewayDoor.ID;
import static dev.mfcgateway.http.GatewayDoor.JSON;
import static dev.mfcgateway.http.GatewayDoor.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RawHttp.Answer;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant that has had as many requests as it may. */
class RateLimitedTest {

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

    private void useUp() {
        door.post("/slow/getOTP", "");
        door.post("/slow/getOTP", "");
    }

    private static void assertQuota(Answer answer, int remaining) {
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"default\";q=2;w=20");
        assertThat(answer.header("RateLimit")).isEqualTo("\"default\";r=" + remaining + ";t=10");
    }

    private static void assertNoQuota(Answer answer) {
        assertThat(answer.has("RateLimit-Policy")).isFalse();
        assertThat(answer.has("RateLimit")).isFalse();
    }

    @Test
    void saysWhatRemainsOnASuccessAndOnAnError() {
        door.ledger.admits(ID, "slow");

        Answer sent = door.post("/slow/getOTP", "");
        Answer unreadable = door.post("/slow/getOTP", "Content-Encoding: gzip\r\n");

        assertThat(sent.status()).isEqualTo(200);
        assertQuota(sent, 1);
        assertThat(unreadable.status()).isEqualTo(415);
        assertQuota(unreadable, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow/getOTP", "/slow/validateQR", "/gateway/slow/transaction"})
    void refusesAtTheDoorWhateverIsAsked(String path) {
        useUp();
        int reservations = door.ledger.requests().size();

        Answer answer = door.post(path, "X-Request-Id: r-1\r\n");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"data\":null,\"errors\":[\"TenantRateLimitExceeded\"],"
                        + "\"statusCode\":429,\"message\":\"TenantRateLimitExceeded\",\"errorType\":\"AccessDenied\","
                        + "\"category\":\"tenant_rate_limited\",\"requestId\":\"r-1\"}");
        assertThat(answer.header("Retry-After")).isEqualTo("30");
        assertQuota(answer, 0);
        assertThat(door.ledger.requests()).hasSize(reservations);
    }

    @Test
    void refusesTheStatusOfATransactionToo() {
        useUp();

        Answer answer = door.say(head("GET /gateway/slow/transaction/" + ID, "") + "\r\n");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(door.errors("slow", "read_transaction", "tenant_rate_limited"))
                .isEqualTo(1);
    }

    @Test
    void refusesBeforeTheBodyHasCome() {
        useUp();

        Answer answer = door.say(head("POST /slow/getOTP", JSON) + "Content-Length: 500\r\n\r\n");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(door.errors("slow", "get_otp", "tenant_rate_limited")).isEqualTo(1);
    }

    @Test
    void isNotUsedUpByStrangers() {
        for (int stranger = 0; stranger < 5; stranger++) {
            Answer refused = door.post("/slow/verifyOTP", "x-gateway-secret: wrong\r\n");
            assertThat(refused.status()).isEqualTo(401);
            assertNoQuota(refused);
        }

        assertQuota(door.post("/slow/getOTP", ""), 1);
    }

    @Test
    void isNotUsedUpByAnotherPathOrMethod() {
        for (int other = 0; other < 5; other++) {
            assertNoQuota(door.post("/slow/getOtp", ""));
            assertNoQuota(door.say(head("GET /slow/getOTP", "") + "\r\n"));
        }

        assertQuota(door.post("/slow/getOTP", ""), 1);
    }

    @Test
    void isAskedOnceTheTransactionTellsTheTenant() {
        door.ledger.admits(ID, "slow");

        assertQuota(door.post("/getOTP", ""), 1);
        assertQuota(door.post("/getOTP", ""), 0);
        Answer answer = door.post("/getOTP", "");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("30");
        assertQuota(answer, 0);
        assertThat(door.ledger.steps()).containsExactly("sent 1", "sent 1", "refund 1");
        assertThat(door.mfCentral.requests()).hasSize(2);
        assertThat(door.errors("slow", "get_otp", "tenant_rate_limited")).isEqualTo(1);
    }

    @Test
    void comesBeforeWhyTheTransactionIsRefused() {
        useUp();
        door.ledger.refuses(ID, "slow", FailureCategory.TRANSACTION_ID_EXPIRED);

        assertThat(door.post("/getOTP", "").status()).isEqualTo(429);
    }

    @Test
    void isNobodysWhereTheTransactionIsNot() {
        assertNoQuota(door.post("/getOTP", "", "{}"));
    }

    @Test
    void leavesOtherTenantsAlone() {
        useUp();

        Answer answer = door.post("/acme/getOTP", "");

        assertThat(answer.status()).isEqualTo(200);
        assertNoQuota(answer);
    }
}
