package dev.mfcgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.PartnerRig.Partner;
import dev.mfcgateway.simulator.crypto.SignatureForm;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClientEndpointTest {
    private static PartnerRig rig;
    private static Partner acme;
    private static Partner globex;

    @BeforeAll
    static void start() {
        rig = new PartnerRig();
        acme = rig.acme().login();
        globex = rig.globex().login();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void beginsARequestAndSendsTheOtp() {
        JsonObject asked = Requests.newCas(Requests.GOOD_PAN);
        HttpResponse<String> answer = acme.call(ClientCall.NEW_CAS_REQUEST, asked);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject begun = acme.open(answer);
        assertThat(begun.getValue("reqId")).isInstanceOf(Number.class);
        assertThat(begun.getString("otpRef")).hasSize(36);
        assertThat(begun.getString("clientRefNo")).isEqualTo(asked.getString("clientRefNo"));
        assertThat(rig.simulator.inbox().about(asked.getString("clientRefNo"))).hasValueSatisfying(message -> {
            assertThat(message.channel()).isEqualTo("phone");
            assertThat(message.address()).isEqualTo(Requests.PHONE);
            assertThat(message.otp()).matches("[0-9]{6}");
        });
    }

    @Test
    void answersTheSummaryAfterConsent() {
        JsonObject begun =
                globex.open(globex.call(ClientCall.SUBMIT_CAS_SUMMARY_REQUEST, Requests.summary(Requests.GOOD_PAN)));
        String otp = rig.simulator
                .inbox()
                .about(begun.getString("clientRefNo"))
                .orElseThrow()
                .otp();
        assertThat(globex.call(ClientCall.INVESTOR_CONSENT, Requests.consent(begun, otp))
                        .statusCode())
                .isEqualTo(202);
        JsonObject document = globex.open(globex.call(ClientCall.GET_CAS_DOCUMENT, Requests.document(begun)));
        JsonObject data = document.getJsonArray("data").getJsonObject(0);
        assertThat(data.getJsonArray("summary").size()).isGreaterThan(1);
        assertThat(data.getJsonArray("schemes").getJsonObject(0).getValue("currentMktValue"))
                .isInstanceOf(String.class);
    }

    @Test
    void answersTheDetailAfterConsentWithTheDigitsOfThePan() {
        JsonObject begun =
                globex.open(globex.call(ClientCall.SUBMIT_CAS_DETAIL_REQUEST, Requests.detail(Requests.GOOD_PAN)));
        globex.call(ClientCall.INVESTOR_CONSENT, Requests.consent(begun, "001234"));
        JsonObject document = globex.open(globex.call(ClientCall.GET_CAS_DOCUMENT, Requests.document(begun)));
        JsonObject data = document.getJsonArray("data").getJsonObject(0);
        assertThat(data.getJsonArray("dtTransaction").size()).isGreaterThan(20);
        assertThat(data.getJsonArray("dtSummary").size()).isGreaterThan(3);
    }

    @Test
    void keepsTheDocumentBackUntilConsent() {
        JsonObject begun =
                globex.open(globex.call(ClientCall.SUBMIT_CAS_SUMMARY_REQUEST, Requests.summary(Requests.GOOD_PAN)));
        assertThat(globex.call(ClientCall.GET_CAS_DOCUMENT, Requests.document(begun))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void namesTheOtpWhenItIsWrongAndTakesTheRightOneAfter() {
        JsonObject begun =
                globex.open(globex.call(ClientCall.SUBMIT_CAS_SUMMARY_REQUEST, Requests.summary(Requests.GOOD_PAN)));
        HttpResponse<String> wrong = globex.call(ClientCall.INVESTOR_CONSENT, Requests.consent(begun, "x"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(globex.messageIn(wrong)).containsIgnoringCase("otp");
        assertThat(globex.call(ClientCall.INVESTOR_CONSENT, Requests.consent(begun, "001234"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void refusesASecondUseOfAClientRefNo() {
        JsonObject asked = Requests.newCas(Requests.GOOD_PAN);
        acme.call(ClientCall.NEW_CAS_REQUEST, asked);
        HttpResponse<String> second = acme.call(ClientCall.NEW_CAS_REQUEST, asked);
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(acme.messageIn(second)).isEqualTo("Duplicate clientRefNo");
    }

    @Test
    void keepsOnePartnersRequestFromAnother() {
        JsonObject begun = acme.open(acme.call(ClientCall.NEW_CAS_REQUEST, Requests.newCas(Requests.GOOD_PAN)));
        HttpResponse<String> answer = globex.call(ClientCall.GET_CAS_DOCUMENT, Requests.document(begun));
        assertThat(globex.messageIn(answer)).isEqualTo("Invalid reqId");
    }

    @ParameterizedTest
    @EnumSource(SignatureForm.class)
    void acceptsBothSignatureForms(SignatureForm form) {
        String body = acme.seal(Requests.newCas(Requests.GOOD_PAN), form);
        assertThat(acme.post(ClientCall.NEW_CAS_REQUEST, body).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "pan, abcde1234f, 422",
        "pan, ABCDEF14G, 422",
        "mobile, 9876543210, 422",
        "mobile, +91987654321, 422",
        "email, a@b, 400",
        "mobile, '', 400",
        "pekrn, X, 422",
        "reqId, 1, 422",
        "clientRefNo, '', 422",
        "fromDate, 1990-04-01, 422",
        "fromDate, 01-APR-1990, 422",
        "fromDate, 31-Feb-1990, 422",
        "fromDate, 23-Nov-2026, 400",
        "redirectUrl, javascript:x, 422",
        "surprise, x, 422"
    })
    void refusesAFieldAtFault(String field, String value, int status) {
        JsonObject asked = Requests.newCas(Requests.GOOD_PAN).put(field, value);
        assertThat(acme.call(ClientCall.NEW_CAS_REQUEST, asked).statusCode()).isEqualTo(status);
        assertThat(rig.simulator.inbox().about(asked.getString("clientRefNo"))).isEmpty();
    }

    @Test
    void refusesAMissingField() {
        JsonObject asked = Requests.newCas(Requests.GOOD_PAN);
        asked.remove("pekrn");
        HttpResponse<String> answer = acme.call(ClientCall.NEW_CAS_REQUEST, asked);
        assertThat(acme.messageIn(answer)).isEqualTo("Missing field pekrn");
    }

    @Test
    void refusesOpaquelyWhatIsSignedByAnotherKey() {
        Partner impostor = rig.new Partner(acme.client, globex.key);
        impostor.token = acme.token;
        HttpResponse<String> answer = impostor.call(ClientCall.NEW_CAS_REQUEST, Requests.newCas(Requests.GOOD_PAN));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Unprocessable Entity\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "[]", "{}", "{\"signature\":1,\"request\":2}", "null"})
    void refusesOpaquelyWhatIsNoEnvelope(String body) {
        assertThat(acme.post(ClientCall.NEW_CAS_REQUEST, body).statusCode()).isEqualTo(422);
    }

    @Test
    void refusesAnUnknownTokenAndAnotherClientsToken() {
        Partner stranger = rig.acme();
        assertThat(stranger.post(ClientCall.NEW_CAS_REQUEST, "{}").statusCode()).isEqualTo(401);
        stranger.token = globex.token;
        assertThat(stranger.post(ClientCall.NEW_CAS_REQUEST, "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void writesTheJournalWithoutPanAndPhone() {
        JsonObject asked = Requests.newCas(Requests.GOOD_PAN);
        acme.call(ClientCall.NEW_CAS_REQUEST, asked);
        String journal = rig.get("/journal.json").body();
        assertThat(journal)
                .contains(asked.getString("clientRefNo"))
                .doesNotContain(Requests.GOOD_PAN)
                .doesNotContain(Requests.PHONE);
    }

    @Test
    void holdsABurstOfFourHundred() {
        List<CompletableFuture<HttpResponse<String>>> burst = IntStream.range(0, 400)
                .mapToObj(i -> acme.seal(Requests.newCas(Requests.GOOD_PAN), SignatureForm.DETACHED_JWS))
                .map(body -> rig.request("POST", "/api/client/V1/newCasRequest", body, acme.headers())
                        .build())
                .toList()
                .stream()
                .map(request -> rig.http.sendAsync(request, BodyHandlers.ofString()))
                .toList();
        assertThat(burst)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }
}
