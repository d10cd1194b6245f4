package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A new transaction: what the partner is told, and what is written down. */
class CreateTransactionIT {

    private static final String PATH = "/gateway/acme/transaction";

    private static FullStack stack;
    private static Consents acme;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start();
        acme = new Consents(stack, "acme");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void answersWithTheIdAndTheExpiry() {
        Answer answer = acme.create(Consents.PLAIN);

        String id = answer.data().getString("transactionId");
        String expireAt = answer.data().getString("expireAt");
        assertThat(id).matches("TRX_[0-9a-f]{32}");
        assertThat(expireAt).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(answer.text())
                .isEqualTo("{\"success\":true,\"errors\":null,\"data\":{\"transactionId\":\"" + id
                        + "\",\"expireAt\":\"" + expireAt + "\"}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void writesTheRecordThatOtherProgramsRead() {
        long before = System.currentTimeMillis();
        Answer answer = acme.create(Consents.PLAIN);
        String id = answer.data().getString("transactionId");

        assertThat(field(id, "tenant")).isEqualTo("acme");
        assertThat(field(id, "intent")).isEqualTo("MF_HOLDINGS_IMPORT");
        assertThat(field(id, "status")).isEqualTo("INITIALIZED");
        assertThat(field(id, "otpSends")).isEqualTo("0");
        assertThat(field(id, "otpSendsAllowed")).isEqualTo("5");
        long createdAt = Long.parseLong(field(id, "createdAt"));
        long expiresAt = Long.parseLong(field(id, "expiresAt"));
        assertThat(createdAt).isBetween(before - 1, System.currentTimeMillis() + 1);
        assertThat(expiresAt - createdAt).isEqualTo(Duration.ofHours(24).toMillis());
        assertThat(Instant.parse(answer.data().getString("expireAt"))).isEqualTo(Instant.ofEpochMilli(expiresAt));
        assertThat(System.currentTimeMillis() + stack.transactions().ttlMillis(id))
                .isCloseTo(expiresAt + Duration.ofHours(24).toMillis(), within(5_000L));
    }

    @Test
    void writesDownWhatTheStatementIsToHold() {
        String id = acme.created(Consents.PLAIN
                .copy()
                .put("assetConfig", new JsonObject().put("fromDate", "1986-01-15"))
                .put("responseConfig", new JsonObject().put("casDetail", false)));

        assertThat(field(id, "fromDate")).isEqualTo("1986-01-15");
        assertThat(field(id, "casDetail")).isEqualTo("false");
        assertThat(field(id, "casSummary")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOLDINGS_IMPORT",
                "TRANSACTION",
                "CONNECT",
                "AUTHORISE_HOLDINGS",
                "FETCH_FUNDS",
                "SIP_SETUP",
                "CANCEL_AMO"
            })
    void keepsAnIntentOfAnotherGatewayWhichGetOtpRefuses(String intent) {
        String id = acme.created(new JsonObject().put("intent", intent));

        assertThat(field(id, "intent")).isEqualTo(intent);
        ErrorRow.of("invalid_intent", 400, "InvalidIntent", "InputException")
                .assertIs(acme.post("/getOTP", Partner.body(id)));
    }

    @Test
    void letsTheOtpOfAHoldingsImportBeSent() {
        assertThat(acme.post("/getOTP", Partner.body(acme.created(Consents.PLAIN)))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}                                                                        | intent
            {"intent":""}                                                             | intent
            {"intent":"WEALTH"}                                                       | intent
            {"intent":"mf_holdings_import"}                                           | intent
            {"intent":1}                                                              | intent
            {"intent":"CONNECT","notes":7}                                            | notes
            {"intent":"CONNECT","assetConfig":[]}                                     | assetConfig
            {"intent":"CONNECT","assetConfig":{"pan":5}}                              | assetConfig.pan
            {"intent":"CONNECT","assetConfig":{"pan":"ABCDEF14G"}}                    | assetConfig.pan
            {"intent":"CONNECT","assetConfig":{"phone":"12"}}                         | assetConfig.phone
            {"intent":"CONNECT","assetConfig":{"email":"nobody"}}                     | assetConfig.email
            {"intent":"CONNECT","assetConfig":{"fromDate":"15-01-1986"}}              | assetConfig.fromDate
            {"intent":"CONNECT","assetConfig":{"fromDate":"2025-02-29"}}              | assetConfig.fromDate
            {"intent":"CONNECT","assetConfig":{"fromDate":"2999-01-01"}}              | assetConfig.fromDate
            {"intent":"CONNECT","assetConfig":{"fromDate":19860115}}                  | assetConfig.fromDate
            {"intent":"CONNECT","responseConfig":"all"}                               | responseConfig
            {"intent":"CONNECT","responseConfig":{"casDetail":"true"}}                | responseConfig.casDetail
            {"intent":"CONNECT","responseConfig":{"casSummary":1}}                    | responseConfig.casSummary
            {"intent":"CONNECT","responseConfig":{"casDetail":false,"casSummary":false}} | responseConfig.casDetail
            """)
    void namesTheFaultOfTheBody(String body, String field) {
        Answer answer = acme.create(new JsonObject(body));

        ErrorRow.of("invalid_request", 400, "InvalidRequest", "InputException").assertIs(answer);
        assertThat(fieldsOf(answer)).containsExactly(field);
    }

    @Test
    void namesEveryFaultOfTheBody() {
        JsonObject asset = new JsonObject().put("pan", "x").put("fromDate", "y").put("email", "z");

        assertThat(fieldsOf(acme.create(new JsonObject().put("assetConfig", asset))))
                .containsExactlyInAnyOrder("intent", "assetConfig.fromDate", "assetConfig.pan", "assetConfig.email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "\u20b9", "\ud83d\ude80"})
    void takesNotesOf256Characters(String character) {
        JsonObject body = Consents.PLAIN.copy();

        assertThat(acme.create(body.put("notes", character.repeat(256))).status())
                .isEqualTo(200);
        assertThat(fieldsOf(acme.create(body.put("notes", character.repeat(257)))))
                .containsExactly("notes");
    }

    @Test
    void keepsNothingOfThePrefillAndTheNotesUnreadable() {
        String id = acme.created(Consents.PLAIN
                .copy()
                .put("notes", "for the file of Mrs Rao")
                .put(
                        "assetConfig",
                        new JsonObject()
                                .put("pan", Partner.PAN)
                                .put("phone", Partner.PHONE)
                                .put("email", Partner.EMAIL)));

        assertThat(stack.transactions().everything(id))
                .doesNotContain(Partner.PAN, Partner.PHONE.substring(3), Partner.EMAIL)
                .doesNotContain("Rao", "file of");
        assertThat(field(id, "notes")).isNotEmpty();
    }

    @Test
    void knowsNoOtherPathAndMethod() {
        ErrorRow.of("route_not_found", 404, "RouteNotFound", "InputException")
                .assertIs(acme.post("/acme/gateway/acme/transaction", Consents.PLAIN));
        ErrorRow.of("route_not_found", 404, "RouteNotFound", "InputException")
                .assertIs(acme.post(PATH + "/", Consents.PLAIN));

        Answer wrongMethod = Await.result(stack.partner().answer(acme.request(HttpMethod.GET, PATH), Buffer.buffer()));

        ErrorRow.of("method_not_allowed", 405, "MethodNotAllowed", "InputException")
                .assertIs(wrongMethod);
        assertThat(wrongMethod.headers().getAll("Allow")).containsExactly("POST");
    }

    private static String field(String id, String name) {
        return stack.transactions().field(id, name);
    }

    private static Iterable<String> fieldsOf(Answer answer) {
        return answer.json().getJsonArray("details").stream()
                .map(detail -> ((JsonObject) detail).getString("field"))
                .toList();
    }
}
