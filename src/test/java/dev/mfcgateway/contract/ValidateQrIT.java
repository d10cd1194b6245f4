package dev.mfcgateway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The investor's QR image, exchanged for the holdings. */
class ValidateQrIT {

    private static final ErrorRow INVALID = ErrorRow.of("invalid_request", 400, "InvalidRequest", "InputException");
    private static final ErrorRow MFC_INVALID =
            ErrorRow.of("mfc_invalid_input", 422, "Invalid Input or Request Format", "MFCException");

    /** The eight bytes that every PNG begins with, and one more. */
    private static final String SOME_PNG = "iVBORw0KGgoA";

    private static FullStack stack;
    private static Consents acme;
    private static WebClient browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start(config -> config.change("tenants/acme.yaml", "minimumCalls: 10", "minimumCalls: 1000")
                .change("gateway.yaml", "maxQrBytes: 1048576", "maxQrBytes: 65536"));
        acme = new Consents(stack, "acme");
        browser = WebClient.create(stack.vertx());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void clear() {
        stack.simulator().dials().reset();
        stack.simulator().journal().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/validateQR", "/gateway/mf/validateQr", "/acme/validateQR", "/acme/gateway/mf/validateQr"})
    void takesTheImageAndKeepsTheHoldings(String path) {
        String id = acme.created(Consents.PLAIN);
        String qrCode = consented(id);

        Answer answer = acme.post(path, body(id, qrCode));

        assertThat(answer.text())
                .isEqualTo("{\"success\":true,\"errors\":null,\"data\":{\"transactionId\":\"" + id
                        + "\",\"status\":\"PROCESSING\"}}");
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
        acme.await(id, "COMPLETED");
        assertThat(acme.events(id))
                .startsWith("CREATED", "OTP_SENT", "OTP_VERIFIED")
                .endsWith("COMPLETED");
        assertThat(stack.simulator().journal().entries("getcasdocument")).isEmpty();
    }

    @Test
    void answersAgainWithTheStoredStatusAndSendsNothing() {
        String id = acme.created(Consents.PLAIN);
        String qrCode = consented(id);
        acme.post("/validateQR", body(id, qrCode));
        acme.await(id, "COMPLETED");
        stack.simulator().journal().clear();

        Answer again = acme.post("/validateQR", body(id, qrCode));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.data().getString("status")).isEqualTo("COMPLETED");
        assertThat(acme.calls(id)).isEmpty();
    }

    @Test
    void refusesTheImageOfAnotherTransaction() {
        String one = acme.created(Consents.PLAIN);
        String qrCode = consented(one);
        acme.post("/validateQR", body(one, qrCode));
        String other = acme.created(Consents.PLAIN);
        String othersOwn = consented(other);

        MFC_INVALID.assertIs(acme.post("/validateQR", body(other, qrCode)));

        assertThat(acme.status(other).data().getString("status")).isEqualTo("OTP_SENT");
        assertThat(acme.post("/validateQR", body(other, othersOwn)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"''", "not base64!", "iVBORw0KGgo=", "SGVsbG8sIHdvcmxkIQ=="})
    void refusesWhatIsNoPng(String qrCode) {
        refusesTheImage(acme.post("/validateQR", body(acme.sent(), qrCode)));
    }

    @Test
    void refusesAMissingImageAndOneOfAnotherType() {
        refusesTheImage(acme.post("/validateQR", new JsonObject().put("transactionId", acme.sent())));
        refusesTheImage(acme.post("/validateQR", body(acme.sent(), "").put("qrCode", 5)));
    }

    @Test
    void refusesAnImageBeforeGetOtp() {
        refusesTheImage(acme.post("/validateQR", body(acme.created(Consents.PLAIN), SOME_PNG)));
    }

    @Test
    void refusesAnImageWhereTheOtpIsEnteredOnThePartnersScreen() {
        Consents globex = new Consents(stack, "globex");

        refusesTheImage(globex.post("/validateQR", body(globex.sent(), SOME_PNG)));
        assertThat(stack.simulator().journal().entries("validateQRCode")).isEmpty();
    }

    @Test
    void takesAnImageUpToTheLimitAndNothingLonger() {
        String id = acme.sent();
        int rest = 65536 - body(id, "").encode().length();

        Answer atTheLimit = acme.post("/validateQR", body(id, longPng(rest)));
        Answer beyond = acme.post("/validateQR", body(id, longPng(rest + 4)));

        MFC_INVALID.assertIs(atTheLimit);
        ErrorRow.of("body_too_large", 413, "RequestTooLarge", "InputException").assertIs(beyond);
    }

    @ParameterizedTest
    @CsvSource({
        "intent, CONNECT, invalid_intent, InvalidIntent, InputException",
        "expiresAt, 1000, transaction_id_expired, TransactionIdExpired, AccessDenied",
        "tenant, globex, transaction_id_not_found, TransactionIdNotFound, InputException"
    })
    void tellsWhatTheRecordForbids(String field, String value, String category, String message, String errorType) {
        String id = acme.sent();
        stack.transactions()
                .send(Request.cmd(Command.HSET)
                        .arg(stack.transactions().key(id))
                        .arg(field)
                        .arg(value));

        ErrorRow.of(category, 400, message, errorType).assertIs(acme.post("/validateQR", body(id, SOME_PNG)));
        assertThat(stack.simulator().journal().entries("validateQRCode")).isEmpty();
    }

    @Test
    void letsTheInvestorTryAgainAfterMfCentralFailed() {
        String id = acme.created(Consents.PLAIN);
        String qrCode = consented(id);
        stack.simulator().dials().set(Dial.FORCED_STATUS, 500);

        ErrorRow.internal("mfc_server_error").assertIs(acme.post("/validateQR", body(id, qrCode)));

        stack.simulator().dials().reset();
        assertThat(acme.post("/validateQR", body(id, qrCode)).status()).isEqualTo(200);
        acme.await(id, "COMPLETED");
    }

    @Test
    void tellsThatTheInvestorHasNotConsented() {
        String id = acme.created(Consents.PLAIN);
        acme.getOtp(id);

        assertThat(acme.post("/validateQR", body(id, SOME_PNG)).category()).isEqualTo("mfc_invalid_input");
        assertThat(acme.status(id).data().getString("status")).isEqualTo("OTP_SENT");
    }

    private static JsonObject body(String id, String qrCode) {
        return new JsonObject().put("transactionId", id).put("qrCode", qrCode);
    }

    private static void refusesTheImage(Answer answer) {
        INVALID.assertIs(answer);
        assertThat(answer.json().getJsonArray("details").getJsonObject(0).getString("field"))
                .isEqualTo("qrCode");
        assertThat(answer.json().getJsonArray("details")).hasSize(1);
    }

    /** Base64 of that many characters, a multiple of 4 less at most 3. */
    private static String longPng(int characters) {
        return SOME_PNG + "A".repeat(characters / 4 * 4 - SOME_PNG.length());
    }

    /** Goes where getOTP says, consents there, and brings back the image. */
    private static String consented(String id) {
        String url = acme.getOtp(id).getString("redirectUrl");
        String data = URLDecoder.decode(URI.create(url).getRawQuery().substring("data=".length()), UTF_8);
        String origin = stack.simulator().baseUrl();
        String page = Await.result(browser.postAbs(origin + "/api/auth/consent")
                        .sendForm(MultiMap.caseInsensitiveMultiMap()
                                .add("data", data)
                                .add("otp", acme.otp(id))
                                .add("next", "qr")))
                .bodyAsString();
        String path = page.substring(page.indexOf("/qr/"), page.indexOf(".png") + ".png".length());
        Buffer png = Await.result(browser.getAbs(origin + path).send()).bodyAsBuffer();
        return Base64.getEncoder().encodeToString(png.getBytes());
    }
}
