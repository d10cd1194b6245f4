package dev.mfcgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfcgateway.simulator.PartnerRig.Partner;
import dev.mfcgateway.simulator.ScriptedPan.Texts;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ScriptedPanTest {
    private static PartnerRig rig;
    private static Partner acme;

    @BeforeAll
    static void start() {
        rig = new PartnerRig();
        acme = rig.acme().login();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ScriptedPan.class,
            mode = Mode.EXCLUDE,
            names = {"HANG", "CLOSE"})
    void answersWithTheStatusOfTheTable(ScriptedPan scripted) {
        assertThat(scripted.pan()).matches("[A-Z]{5}[0-9]{4}[A-Z]");
        JsonObject asked = Requests.newCas(scripted.pan());
        assertThat(acme.call(ClientCall.NEW_CAS_REQUEST, asked).statusCode()).isEqualTo(scripted.status());
        assertThat(rig.simulator.inbox().about(asked.getString("clientRefNo")).isPresent())
                .isEqualTo(!scripted.isRefusal());
    }

    @Test
    void sealsARefusal() {
        assertThat(acme.messageIn(call(ScriptedPan.WRONG_SEALED))).isEqualTo(Texts.WRONG);
    }

    @Test
    void leavesARefusalPlainInTheResponse() {
        JsonObject outer = new JsonObject(call(ScriptedPan.WRONG_PLAIN).body());
        assertThat(new JsonObject(outer.getString("response"))
                        .getJsonArray("errors")
                        .encode())
                .contains(Texts.WRONG);
    }

    @Test
    void nestsARefusal() {
        JsonObject inner = acme.open(call(ScriptedPan.WRONG_NESTED));
        assertThat(new JsonObject(inner.getString("response"))
                        .getJsonArray("errors")
                        .encode())
                .contains(Texts.WRONG);
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_MESSAGE, message",
        "WRONG_MSG, msg",
        "WRONG_ERROR, error",
        "WRONG_DESCRIPTION, error_description",
        "WRONG_ERROR_MESSAGE, errorMessage"
    })
    void putsThePlainMessageUnderItsKey(ScriptedPan scripted, String key) {
        assertThat(new JsonObject(call(scripted).body()).getString(key)).isEqualTo(Texts.WRONG);
    }

    @Test
    void answersHtmlAndNothingAtAll() {
        assertThat(call(ScriptedPan.WRONG_HTML).body()).startsWith("<html>").contains(Texts.WRONG);
        assertThat(call(ScriptedPan.WRONG_EMPTY).body()).isEmpty();
    }

    @Test
    void forgivesTheSecondTryAfterA401() {
        JsonObject asked = Requests.newCas(ScriptedPan.UNAUTHORIZED_ONCE.pan());
        assertThat(acme.call(ClientCall.NEW_CAS_REQUEST, asked).statusCode()).isEqualTo(401);
        assertThat(acme.call(ClientCall.NEW_CAS_REQUEST, asked).statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhenToRetryOnlyWhereTheTableDoes() {
        assertThat(call(ScriptedPan.TOO_MANY).headers().firstValue("Retry-After"))
                .isEmpty();
        assertThat(call(ScriptedPan.TOO_MANY_RETRY).headers().firstValue("Retry-After"))
                .contains("2");
    }

    @Test
    void redirects() {
        assertThat(call(ScriptedPan.REDIRECT).headers().firstValue("Location")).contains("/");
    }

    @Test
    void signsAnotherText() {
        assertThat(acme.signatureHolds(call(ScriptedPan.BAD_SIGNATURE))).isFalse();
    }

    @Test
    void signsWhatDoesNotDecrypt() {
        HttpResponse<String> answer = call(ScriptedPan.UNDECRYPTABLE);
        assertThat(acme.signatureHolds(answer)).isTrue();
        assertThatThrownBy(() -> acme.open(answer)).hasMessage("does not decrypt");
    }

    @Test
    void leavesSuccessPlain() {
        JsonObject outer = new JsonObject(call(ScriptedPan.PLAIN_SUCCESS).body());
        assertThat(outer.fieldNames()).containsExactly("response");
        assertThat(new JsonObject(outer.getString("response")).containsKey("reqId"))
                .isTrue();
    }

    @Test
    void leavesOutTheReqId() {
        assertThat(acme.open(call(ScriptedPan.NO_REQ_ID)).fieldNames())
                .contains("otpRef")
                .doesNotContain("reqId");
    }

    @Test
    void closesWithoutAnAnswer() {
        assertThatThrownBy(() -> call(ScriptedPan.CLOSE)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void neverAnswersButSendsTheOtp() throws Exception {
        JsonObject asked = Requests.newCas(ScriptedPan.HANG.pan());
        String body = acme.seal(asked, acme.client.signature());
        var answer = rig.http.sendAsync(
                rig.request("POST", "/api/client/V1/newCasRequest", body, acme.headers())
                        .build(),
                BodyHandlers.ofString());
        while (rig.simulator.inbox().about(asked.getString("clientRefNo")).isEmpty()) {
            assertThat(answer).isNotDone();
            Thread.sleep(10);
        }
        assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    private static HttpResponse<String> call(ScriptedPan scripted) {
        return acme.call(ClientCall.NEW_CAS_REQUEST, Requests.newCas(scripted.pan()));
    }
}
