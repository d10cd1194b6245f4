package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.PartnerCredentials;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header {@code Idempotency-Key}. */
class IdempotencyIT {

    private static final String ANSWERS = "mfg:answer:*";

    private static FullStack stack;
    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void forget() {
        stack.transactions().send(Request.cmd(Command.FLUSHDB));
    }

    @AfterEach
    void reset() {
        stack.simulator().dials().reset();
    }

    @Test
    void givesTheSameAnswerAgainAndSendsNothing() {
        String id = stack.transactions().create("acme");

        Answer first = getOtp(Partner.body(id));
        Answer second = getOtp(Partner.body(id));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.headers().get("Idempotent-Replayed")).isNull();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.headers().get("Idempotent-Replayed")).isEqualTo("true");
        assertThat(sends(id)).isEqualTo("1");
    }

    @Test
    void givesTheSameFailureAgainWhereTheSendStaysCounted() {
        String id = stack.transactions().create("acme");
        JsonObject body = ErrorRow.body(id, "WRONG0422A", "phone");

        Answer first = getOtp(body);
        Answer second = getOtp(body);

        assertThat(first.category()).isEqualTo("invalid_pan_mobile");
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(sends(id)).isEqualTo("1");
    }

    @Test
    void forgetsTheKeyWhereNothingWasDone() {
        String id = stack.transactions().create("acme");
        stack.simulator().dials().set(Dial.FORCED_STATUS, 403);
        Answer refused = getOtp(Partner.body(id));
        stack.simulator().dials().reset();

        Answer sent = getOtp(Partner.body(id));

        assertThat(refused.category()).isEqualTo("mfc_invalid_token");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.headers().get("Idempotent-Replayed")).isNull();
    }

    @Test
    void forgetsTheKeyOfAMalformedRequest() {
        String id = stack.transactions().create("acme");

        assertThat(getOtp(Partner.body(id).put("pan", "none")).category()).isEqualTo("invalid_request");
        assertThat(getOtp(Partner.body(id)).status()).isEqualTo(200);
    }

    @Test
    void refusesTheKeyOfAnotherBody() {
        String id = stack.transactions().create("acme");
        getOtp(Partner.body(id));

        Answer other = getOtp(Partner.body(id).put("phone", "+919876543211"));

        ErrorRow.of("idempotency_key_reused", 422, "IdempotencyKeyReused", "InputException")
                .assertIs(other);
        assertThat(sends(id)).isEqualTo("1");
    }

    @Test
    void refusesTheKeyOfAnotherOperation() {
        String id = stack.transactions().create("acme");
        getOtp(Partner.body(id));

        assertThat(answer("/verifyOTP", Partner.body(id)).category()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void refusesWhatIsUnderWay() {
        String id = stack.transactions().create("acme");
        stack.simulator().dials().set(Dial.DELAY_MS, 1_500);
        Future<Answer> first = post("/getOTP", Partner.body(id));
        Consents.until("the first is under way", () -> sends(id).equals("1"));

        Answer second = getOtp(Partner.body(id));

        ErrorRow.of("request_in_progress", 409, "RequestInProgress", "InputException")
                .assertIs(second);
        assertThat(second.headers().get("Retry-After")).isEqualTo("5");
        assertThat(Await.result(first).status()).isEqualTo(200);
        assertThat(sends(id)).isEqualTo("1");
    }

    @Test
    void keepsATenantsKeysFromAnothers() {
        getOtp(Partner.body(stack.transactions().create("acme")));
        String id = stack.transactions().create("globex");
        HttpRequest<Buffer> request =
                request("/getOTP").virtualHost("globex.example.in").putHeaders(credentials("globex"));

        assertThat(Await.result(stack.partner().answer(request, Partner.body(id).toBuffer()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void createsOneTransactionForOneKey() {
        HttpRequest<Buffer> request = request("/gateway/acme/transaction").putHeaders(credentials("acme"));
        Buffer body = Consents.PLAIN.toBuffer();

        Answer first = Await.result(stack.partner().answer(request, body));
        Answer second = Await.result(stack.partner().answer(request, body));

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "k\u00e9y"})
    void refusesWhatIsNoKey(String malformed) {
        Answer answer = Await.result(stack.partner()
                .answer(
                        request("/getOTP").putHeader("Idempotency-Key", malformed),
                        Partner.body(stack.transactions().create("acme")).toBuffer()));

        assertThat(answer.category()).isEqualTo("invalid_request");
        assertThat(answer.json().getJsonArray("details").getJsonObject(0).getString("field"))
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void refusesAnUnknownTransactionAsEver() {
        assertThat(getOtp(Partner.body(stack.transactions().newId())).category())
                .isEqualTo("transaction_id_not_found");
        assertThat(stack.transactions()
                        .send(Request.cmd(Command.KEYS).arg(ANSWERS))
                        .size())
                .isZero();
    }

    @Test
    void keepsTheAnswerForADayAndShowsNobodyWhatItIs() {
        getOtp(Partner.body(stack.transactions().create("acme")));

        Response names = stack.transactions().send(Request.cmd(Command.KEYS).arg(ANSWERS));
        assertThat(names.size()).isEqualTo(1);
        String name = names.get(0).toString();
        assertThat(name).doesNotContain(key);
        assertThat(stack.transactions()
                        .send(Request.cmd(Command.HGETALL).arg(name))
                        .toString())
                .doesNotContain(Partner.PAN, Partner.PHONE, "redirectUrl", "TRX_");
        assertThat(stack.transactions()
                        .send(Request.cmd(Command.PTTL).arg(name))
                        .toLong())
                .isBetween(Duration.ofHours(23).toMillis(), Duration.ofHours(24).toMillis());
    }

    private Answer getOtp(JsonObject body) {
        return answer("/getOTP", body);
    }

    private Answer answer(String path, JsonObject body) {
        return Await.result(post(path, body));
    }

    private Future<Answer> post(String path, JsonObject body) {
        return stack.partner().answer(request(path), body.toBuffer());
    }

    private HttpRequest<Buffer> request(String path) {
        return stack.partner()
                .request(HttpMethod.POST, path)
                .putHeader("Content-Type", "application/json")
                .putHeader("Idempotency-Key", key);
    }

    private static MultiMap credentials(String tenant) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        PartnerCredentials.of(tenant, FullStack.environment()).forEach(headers::add);
        return headers;
    }

    private static String sends(String id) {
        return stack.transactions().field(id, "otpSends");
    }
}
