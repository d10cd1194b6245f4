package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a transaction has come, as its partner sees it. */
class TransactionStatusIT {

    private static final ErrorRow NOT_FOUND =
            ErrorRow.of("transaction_id_not_found", 400, "TransactionIdNotFound", "InputException");

    private static FullStack stack;
    private static Consents globex;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start();
        globex = new Consents(stack, "globex");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void tellsOfANewTransaction() {
        JsonObject created = globex.create(Consents.PLAIN).data();
        String id = created.getString("transactionId");

        Answer answer = globex.status(id);

        String createdAt = iso(Long.parseLong(stack.transactions().field(id, "createdAt")));
        JsonObject event = answer.data().getJsonArray("events").getJsonObject(0);
        JsonObject expected = new JsonObject()
                .put("transactionId", id)
                .put("intent", "MF_HOLDINGS_IMPORT")
                .put("status", "INITIALIZED")
                .put("createdAt", createdAt)
                .put("expireAt", created.getString("expireAt"))
                .put(
                        "otp",
                        new JsonObject().put("sends", 0).put("sendsAllowed", 5).put("wrongAttempts", 0))
                .put(
                        "events",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("at", event.getString("at"))
                                        .put("event", "CREATED")));
        assertThat(answer.text()).isEqualTo("{\"success\":true,\"errors\":null,\"data\":" + expected.encode() + "}");
        assertThat(event.getString("at")).isEqualTo(createdAt);
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void tellsTheWholeHistory() {
        String id = globex.sent();
        assertThat(globex.status(id).data().getString("status")).isEqualTo("OTP_SENT");
        globex.verify(id, globex.wrongOtp(id));
        globex.verify(id, globex.otp(id));

        JsonObject state = globex.await(id, "COMPLETED");

        assertThat(globex.events(id))
                .isEqualTo(List.of(
                        "CREATED", "OTP_SENT", "INCORRECT_OTP", "OTP_VERIFIED", "HOLDINGS_FETCHED", "COMPLETED"));
        assertThat(state.getJsonObject("otp"))
                .isEqualTo(new JsonObject("{\"sends\":1,\"sendsAllowed\":5,\"wrongAttempts\":1}"));
        assertThat(state.getJsonArray("events").stream()
                        .map(event -> Instant.parse(((JsonObject) event).getString("at"))))
                .isSorted();
    }

    @Test
    void callsATransactionExpiredOnceItsTimeIsOver() {
        String id = stack.transactions().create("globex", Map.of("expiresAt", "1000"));

        assertThat(globex.status(id).data().getString("status")).isEqualTo("EXPIRED");
        assertThat(globex.status(id).data().getString("expireAt")).isEqualTo("1970-01-01T00:00:01.000Z");
    }

    @Test
    void keepsTheEndOfATransactionThatExpiresLater() {
        String id = stack.transactions().create("globex", Map.of("expiresAt", "1000", "status", "COMPLETED"));

        assertThat(globex.status(id).data().getString("status")).isEqualTo("COMPLETED");
    }

    @Test
    void readsARecordOfAnotherProgram() {
        JsonObject state = globex.status(stack.transactions().create("globex")).data();

        assertThat(state.getString("status")).isEqualTo("INITIALIZED");
        assertThat(state.getJsonObject("otp").getInteger("sendsAllowed")).isEqualTo(5);
        assertThat(state.getJsonArray("events")).isEmpty();
    }

    @Test
    void doesNotFindAnotherTenantsTransaction() {
        NOT_FOUND.assertIs(globex.status(stack.transactions().create("acme")));
        NOT_FOUND.assertIs(globex.status(stack.transactions().newId()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRX_1", "x", "TRX_DC73061E7F79470DBB7BAD384243F210", "%7B%7D"})
    void doesNotFindWhatIsNotAnId(String id) {
        NOT_FOUND.assertIs(globex.status(id));
    }

    @Test
    void isReadAlone() {
        String path = "/gateway/globex/transaction/" + stack.transactions().newId();

        Answer answer =
                Await.result(stack.partner().answer(globex.request(HttpMethod.POST, path), Consents.PLAIN.toBuffer()));

        ErrorRow.of("method_not_allowed", 405, "MethodNotAllowed", "InputException")
                .assertIs(answer);
        assertThat(answer.headers().getAll("Allow")).containsExactly("GET");
    }

    private static String iso(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }
}
