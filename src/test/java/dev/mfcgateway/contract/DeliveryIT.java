package dev.mfcgateway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.WebhookReceiver;
import dev.mfcgateway.testing.WebhookReceiver.Arrival;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holdings on their way to the partner's webhook. */
class DeliveryIT {

    private static Vertx vertx;
    private static WebhookReceiver receiver;
    private static FullStack stack;
    private static Consents globex;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        vertx = Vertx.vertx();
        receiver = WebhookReceiver.start(vertx, 0);
        stack = FullStack.start(config -> config.change(
                "tenants/globex.yaml",
                "# Without a webhook",
                "webhook: {url: \"" + receiver.url()
                        + "\", retryDelaysMs: [10, 600, 10], allowPrivateAddresses: true}\n# Without a webhook"));
        globex = new Consents(stack, "globex");
    }

    @AfterAll
    static void stop() {
        stack.close();
        receiver.close();
        Await.result(vertx.close());
    }

    @BeforeEach
    void accept() {
        receiver.answers(arrival -> 200);
    }

    @Test
    void bringsTheHoldingsOnceAndSigned() throws GeneralSecurityException {
        String notes = "Frau M\u00fcller \u20b9 \"quoted\" \\ \ud83d\ude80\n";
        long before = System.currentTimeMillis();

        String id = globex.verified(Consents.PLAIN.copy().put("notes", notes));
        globex.await(id, "COMPLETED");

        assertThat(arrivals(id)).hasSize(1);
        Arrival arrival = arrivals(id).get(0);
        JsonObject body = arrival.json();
        assertThat(body.fieldNames()).containsExactly("gateway", "timestamp", "checksum", "data");
        assertThat(body.getString("gateway")).isEqualTo("globex");
        String timestamp = body.getString("timestamp");
        assertThat(Long.parseLong(timestamp)).isBetween(before, System.currentTimeMillis());
        assertThat(body.getString("checksum")).isEqualTo(HexFormat.of().formatHex(hmac(timestamp + id)));
        JsonObject data = body.getJsonObject("data");
        assertThat(data.fieldNames()).containsExactly("transactionId", "notes", "format", "payload");
        assertThat(data.getString("notes")).isEqualTo(notes);
        assertThat(data.getString("format")).isEqualTo("MFCENTRAL");

        assertThat(Long.parseLong(arrival.timestamp())).isEqualTo(Long.parseLong(timestamp) / 1000);
        String signed = arrival.id() + "." + arrival.timestamp() + "." + arrival.body();
        assertThat(arrival.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(hmac(signed)));
    }

    @Test
    void bringsSummaryAndTransactionsWithAmountsAsText() {
        String id = globex.verified(Consents.PLAIN);
        globex.await(id, "COMPLETED");

        JsonObject data = arrivals(id).get(0).json().getJsonObject("data");
        assertThat(data.getValue("notes")).isNull();
        JsonObject payload = data.getJsonObject("payload");
        assertThat(payload.fieldNames()).containsExactly("summary", "transactions");
        assertThat(payload.getJsonObject("summary").getJsonArray("folios")).isNotEmpty();
        JsonArray transactions = payload.getJsonArray("transactions");
        assertThat(transactions).isNotEmpty().allSatisfy(one -> {
            JsonObject transaction = (JsonObject) one;
            assertThat(transaction.getValue("trxnAmount")).asString().matches("-?\\d+\\.\\d{2}");
            assertThat(transaction.getValue("trxnAmount")).isInstanceOf(String.class);
            assertThat(transaction.getValue("trxnUnits")).isInstanceOf(String.class);
        });
    }

    @Test
    void bringsASummaryWhereThatIsAllThatWasAskedFor() {
        String id =
                globex.verified(Consents.PLAIN.copy().put("responseConfig", new JsonObject().put("casDetail", false)));
        globex.await(id, "COMPLETED");

        JsonObject payload = arrivals(id).get(0).json().getJsonObject("data").getJsonObject("payload");
        assertThat(payload.getJsonArray("transactions")).isEmpty();
        assertThat(payload.getJsonObject("summary").getJsonArray("schemes")).isNotEmpty();
    }

    @Test
    void forgetsTheHoldingsOnceTheyAreDelivered() {
        String id = globex.verified(Consents.PLAIN);
        globex.await(id, "COMPLETED");

        Consents.until("no holdings", () -> !isKept(id));
        Consents.until("nothing to do", () -> globex.due(id) == 0);
        assertThat(globex.events(id))
                .containsExactly("CREATED", "OTP_SENT", "OTP_VERIFIED", "HOLDINGS_FETCHED", "WEBHOOK_200", "COMPLETED");
    }

    @Test
    void triesAgainUnderTheSameIdAndAsLateAsConfigured() {
        receiver.answers(arrival -> arrivals(arrival.transactionId()).size() < 3 ? 500 : 204);

        String id = globex.verified(Consents.PLAIN);
        globex.await(id, "COMPLETED");

        assertThat(arrivals(id)).hasSize(3);
        assertThat(arrivals(id))
                .extracting(Arrival::id)
                .containsOnly(arrivals(id).get(0).id());
        assertThat(timestamp(id, 2) - timestamp(id, 1)).isGreaterThanOrEqualTo(540);
        assertThat(globex.events(id))
                .endsWith("HOLDINGS_FETCHED", "WEBHOOK_500", "WEBHOOK_500", "WEBHOOK_204", "COMPLETED");
    }

    @Test
    void countsEveryTryByHowItEnded() {
        double retried = tries("retried");
        double delivered = tries("delivered");
        receiver.answers(arrival -> arrivals(arrival.transactionId()).size() < 2 ? 500 : 200);

        globex.await(globex.verified(Consents.PLAIN), "COMPLETED");

        Consents.until("counted", () -> tries("delivered") == delivered + 1);
        assertThat(tries("retried")).isEqualTo(retried + 1);
    }

    private static double tries(String outcome) {
        return stack.metric("mfc_gateway_webhook_deliveries_total{outcome=\"" + outcome + "\",tenant=\"globex\"}");
    }

    @Test
    void leavesAPartnerAloneThatIsGone() {
        receiver.answers(arrival -> 410);

        String id = globex.verified(Consents.PLAIN);
        globex.await(id, "ERRORED");

        Consents.until("nothing to do", () -> globex.due(id) == 0);
        assertThat(arrivals(id)).hasSize(1);
        assertThat(isKept(id)).isFalse();
        assertThat(globex.events(id)).endsWith("WEBHOOK_410", "ERRORED_WEBHOOK_GONE");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 503})
    void givesUpOnceTheTriesAreUsedUp(int status) {
        receiver.answers(arrival -> status);

        String id = globex.verified(Consents.PLAIN);
        globex.await(id, "ERRORED");

        Consents.until("nothing to do", () -> globex.due(id) == 0);
        String tried = "WEBHOOK_" + status;
        assertThat(arrivals(id)).hasSize(4);
        assertThat(globex.events(id)).endsWith(tried, tried, tried, tried, "ERRORED_WEBHOOK_EXHAUSTED");
        assertThat(globex.verify(id, globex.otp(id)).data().getString("status")).isEqualTo("ERRORED");
    }

    private static List<Arrival> arrivals(String id) {
        return receiver.arrivals().stream()
                .filter(arrival -> arrival.transactionId().equals(id))
                .toList();
    }

    private static long timestamp(String id, int arrival) {
        return Long.parseLong(arrivals(id).get(arrival).json().getString("timestamp"));
    }

    private static boolean isKept(String id) {
        return stack.transactions()
                        .send(Request.cmd(Command.EXISTS).arg("mfg:holdings:{" + id + "}"))
                        .toInteger()
                == 1;
    }

    private static byte[] hmac(String text) throws GeneralSecurityException {
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(
                FullStack.environment().get("GLOBEX_API_SECRET").getBytes(UTF_8), "HmacSHA256"));
        return hmac.doFinal(text.getBytes(UTF_8));
    }
}
