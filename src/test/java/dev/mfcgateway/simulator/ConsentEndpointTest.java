package dev.mfcgateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.PartnerRig.Partner;
import dev.mfcgateway.simulator.crypto.Unreadable;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentEndpointTest {
    private static PartnerRig rig;
    private static Partner acme;

    private JsonObject asked;
    private JsonObject begun;
    private JsonObject ticket;

    @BeforeAll
    static void start() {
        rig = new PartnerRig();
        acme = rig.acme().login();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @BeforeEach
    void begin() {
        asked = Requests.newCas(Requests.GOOD_PAN).put("clientRefNo", "<b>'\"&" + System.nanoTime());
        begun = acme.open(acme.call(ClientCall.NEW_CAS_REQUEST, asked));
        ticket = Requests.redirect(asked, begun);
    }

    /** Made with {@code openssl enc -aes-256-cbc}, the key's 32 characters taken as they are. */
    @Test
    void opensWhatOpensslEncrypted() {
        JsonObject opened = new RedirectEnvelope("acme-sample-url-key-of-32-chars!")
                .open(
                        "000102030405060708090a0b0c0d0e0f:bd349868f51bc63117b039bd7cd19b48a23490daed52b2638861791a9252c65d"
                                + "e02553ca489e2b7855bcaccd74476a6d");
        assertThat(opened).isEqualTo(new JsonObject("{\"reqId\":\"100000001\",\"token\":\"\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":", "00:00", "000102030405060708090a0b0c0d0e0f:", "zz0102030405060708090a0b0c0d0e0f:00"})
    void refusesToOpenAnythingElse(String data) {
        RedirectEnvelope envelope = new RedirectEnvelope("acme-sample-url-key-of-32-chars!");
        Assertions.assertThatThrownBy(() -> envelope.open(data)).isInstanceOf(Unreadable.class);
    }

    @Test
    void showsWhatItDecryptedEscaped() {
        HttpResponse<String> page = visit(ticket);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(ticket.getString("reqId"), ticket.getString("otpRef"), "ABCDE1234F", Requests.PHONE)
                .contains("&lt;b&gt;&#39;&quot;&amp;")
                .doesNotContain("<b>")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @CsvSource({
        "reqId, 1",
        "reqId, x",
        "otpRef, x",
        "token, x",
        "pan, ABCDE1234G",
        "mobile, +910000000000",
        "email, a@b",
        "clientRefNo, x",
        "redirectUrl, javascript:alert(1)",
        "surprise, x"
    })
    void refusesOpaquelyWhatFitsNoRequest(String key, String value) {
        HttpResponse<String> page = visit(ticket.copy().put(key, value));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("cannot be processed").doesNotContain("ABCDE");
    }

    @Test
    void refusesATicketWithoutTheToken() {
        ticket.remove("token");
        assertThat(visit(ticket).statusCode()).isEqualTo(422);
    }

    @Test
    void refusesAnotherClientsKey() {
        String data = rig.globex().redirectData(ticket);
        assertThat(rig.get("/api/auth/start?data=" + data).statusCode()).isEqualTo(422);
        assertThat(rig.get("/api/auth/start").statusCode()).isEqualTo(422);
    }

    @Test
    void returnsTheBrowserToThePartner() {
        HttpResponse<String> answer = consent("001234", "return");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains(
                        Requests.RETURN_URL + "&status=success&reqId=" + ticket.getString("reqId") + "&type=detailed");
    }

    @Test
    void asksAgainAfterAWrongOtp() {
        HttpResponse<String> answer = consent("999999x", "return");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Invalid OTP").contains("name=\"otp\"");
    }

    @Test
    void exchangesTheQrImageOnce() throws Exception {
        String path = "/qr/" + ticket.getString("reqId") + ".png";
        assertThat(rig.get(path).statusCode()).isEqualTo(404);
        String otp = rig.simulator
                .inbox()
                .about(asked.getString("clientRefNo"))
                .orElseThrow()
                .otp();
        assertThat(consent(otp, "qr").body()).contains(path);

        byte[] png = download(path);
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(200);
        JsonObject request =
                Requests.document(begun).put("qrCode", Base64.getEncoder().encodeToString(png));
        JsonObject document = acme.open(acme.call(ClientCall.VALIDATE_QR_CODE, request));
        assertThat(document.getJsonArray("data").getJsonObject(0).fieldNames()).contains("dtTransaction", "dtSummary");
        assertThat(acme.messageIn(acme.call(ClientCall.VALIDATE_QR_CODE, request)))
                .isEqualTo("QR code already used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "iVBORw0KGgo=", "iVBORw0KGgoAAAD/", "iVBORw0KGgr/////AAAAAA=="})
    void refusesAnotherImage(String qrCode) {
        consent("001234", "return");
        JsonObject request = Requests.document(begun).put("qrCode", qrCode);
        assertThat(acme.messageIn(acme.call(ClientCall.VALIDATE_QR_CODE, request)))
                .isEqualTo("Invalid QR code");
    }

    @Test
    void keepsTheDocumentBackUntilConsent() {
        long reqId = begun.getLong("reqId");
        String qrCode = Base64.getEncoder().encodeToString(QrImage.png(reqId));
        JsonObject request = Requests.document(begun).put("qrCode", qrCode);
        assertThat(acme.call(ClientCall.VALIDATE_QR_CODE, request).statusCode()).isEqualTo(400);
        consent("001234", "return");
        assertThat(acme.call(ClientCall.VALIDATE_QR_CODE, request).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> visit(JsonObject ticket) {
        return rig.get("/api/auth/start?data=" + URLEncoder.encode(acme.redirectData(ticket), UTF_8));
    }

    private HttpResponse<String> consent(String otp, String next) {
        String data = URLEncoder.encode(acme.redirectData(ticket), UTF_8);
        return rig.postForm("/api/auth/consent", "data=" + data + "&otp=" + otp + "&next=" + next);
    }

    private static byte[] download(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(rig.simulator.baseUrl() + path))
                .build();
        return rig.http.send(request, BodyHandlers.ofByteArray()).body();
    }
}
