package dev.mfcgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfcgateway.simulator.PartnerRig.Partner;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialsTest {
    private static PartnerRig rig;
    private static Partner acme;

    @BeforeAll
    static void start() {
        rig = new PartnerRig();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @BeforeEach
    void reset() {
        rig.send("DELETE", "/dials", "");
        acme = rig.acme().login();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"forcedStatus\":503}|503",
                "{\"htmlError\":502}|502",
                "{\"emptyError\":500}|500",
                "{\"redirectStatus\":302}|302",
                "{\"faultRate\":1}|500",
                "{\"faultRate\":0.0}|200"
            })
    void forcesAStatus(String patch, int status) {
        assertThat(rig.send("PATCH", "/dials", patch).statusCode()).isEqualTo(200);
        assertThat(call().statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nosuch\":1}|there is no dial nosuch",
                "{\"delayMs\":-1}|delayMs must be",
                "{\"delayMs\":\"5\"}|delayMs must be",
                "{\"faultRate\":1.5}|faultRate must be",
                "{\"hang\":1}|hang must be true or false",
                "{\"tokenStatus\":200}|tokenStatus must be",
                "{\"hang\":null}|hang must be",
                "[]|the body must be a JSON object",
                "|the body must be a JSON object"
            })
    void refusesAWrongPatchAndChangesNothing(String patch, String message) {
        HttpResponse<String> answer = rig.send("PATCH", "/dials", patch == null ? "" : patch);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("message")).startsWith(message);
        assertThat(new JsonObject(rig.get("/dials").body()).getBoolean("hang")).isFalse();
    }

    @Test
    void delaysTheAnswer() {
        rig.simulator.dials().set(Dial.DELAY_MS, 300).set(Dial.DELAY_JITTER_MS, 50);
        long before = System.nanoTime();
        assertThat(call().statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - before).isGreaterThan(290_000_000);
    }

    @Test
    void killsLiveTokensOnce() {
        rig.send("PATCH", "/dials", "{\"tokenDeath\":true}");
        assertThat(call().statusCode()).isEqualTo(401);
        acme.login();
        assertThat(call().statusCode()).isEqualTo(200);
    }

    @Test
    void issuesTokensThatAreBornDead() {
        rig.simulator.dials().set(Dial.TOKEN_LIFETIME_SECONDS, 0);
        acme.login();
        assertThat(call().statusCode()).isEqualTo(401);
    }

    @Test
    void addsRetryAfterToItsOwn429() {
        rig.simulator.dials().set(Dial.FORCED_STATUS, 429).set(Dial.RETRY_AFTER_SECONDS, 7);
        assertThat(call().headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void spoilsTheEnvelope() {
        rig.simulator.dials().set(Dial.BAD_SIGNATURE, true);
        assertThat(acme.signatureHolds(call())).isFalse();
        rig.simulator.dials().set(Dial.BAD_SIGNATURE, false).set(Dial.BAD_CIPHERTEXT, true);
        HttpResponse<String> answer = call();
        assertThatThrownBy(() -> acme.open(answer)).hasMessage("does not decrypt");
        rig.simulator.dials().set(Dial.UNSIGNED_SUCCESS, true);
        assertThat(new JsonObject(call().body()).containsKey("signature")).isFalse();
    }

    @Test
    void closesWithoutAnAnswer() {
        rig.simulator.dials().set(Dial.CLOSE_AFTER_READ, true);
        assertThatThrownBy(DialsTest::call).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void dripsTheAnswer() throws Exception {
        rig.simulator.dials().set(Dial.DRIP, true);
        long before = System.nanoTime();
        try (InputStream body = stream()) {
            assertThat(body.readNBytes(2)).asString().isEqualTo("{\"");
        }
        assertThat(System.nanoTime() - before).isGreaterThan(900_000_000);
    }

    @Test
    void floodsTheCaller() throws Exception {
        rig.simulator.dials().set(Dial.HUGE_ANSWER, true);
        try (InputStream body = stream()) {
            assertThat(body.readNBytes(20 << 20)).hasSize(20 << 20);
        }
    }

    @Test
    void answersConsentWithAnEmptyResponse() {
        JsonObject begun = acme.open(call());
        rig.simulator.dials().set(Dial.CONSENT_IN_RESPONSE, true);
        HttpResponse<String> answer = acme.call(ClientCall.INVESTOR_CONSENT, Requests.consent(begun, "001234"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(acme.signatureHolds(answer)).isTrue();
        assertThat(new JsonObject(answer.body()).getString("response")).isEmpty();
    }

    private static HttpResponse<String> call() {
        return acme.call(ClientCall.NEW_CAS_REQUEST, Requests.newCas(Requests.GOOD_PAN));
    }

    private static InputStream stream() throws IOException, InterruptedException {
        String body = acme.seal(Requests.newCas(Requests.GOOD_PAN), acme.client.signature());
        var request = rig.request("POST", "/api/client/V1/newCasRequest", body, acme.headers())
                .build();
        return rig.http.send(request, BodyHandlers.ofInputStream()).body();
    }
}
