package dev.mfcgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.PartnerRig.Partner;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlEndpointTest {
    private final PartnerRig rig = new PartnerRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void listsEveryScriptedPanAndEveryDialOnTheIndex() {
        String index = rig.get("/").body();
        for (ScriptedPan pan : ScriptedPan.values()) {
            assertThat(index).contains(pan.pan(), Page.escape(pan.fate()));
        }
        for (Dial dial : Dial.values()) {
            assertThat(index).contains(dial.wireName());
        }
        assertThat(index).contains("/inbox", "/journal.json", "/dials").doesNotContain("http://", "https://");
    }

    @Test
    void showsTheInboxEscapedAndClearsItWithTheJournal() {
        Partner acme = rig.acme().login();
        JsonObject asked = Requests.newCas(Requests.GOOD_PAN).put("mobile", "").put("email", "<i>@example.in");
        acme.call(ClientCall.NEW_CAS_REQUEST, asked);
        assertThat(rig.get("/inbox").body())
                .contains("&lt;i&gt;@example.in")
                .contains(rig.simulator
                        .inbox()
                        .newestTo("<i>@example.in")
                        .orElseThrow()
                        .otp())
                .doesNotContain("<i>");
        assertThat(new JsonObject(rig.get("/inbox.json").body())
                        .getJsonArray("messages")
                        .getJsonObject(0)
                        .getString("channel"))
                .isEqualTo("email");
        assertThat(rig.simulator.journal().count("newCasRequest")).isEqualTo(1);

        assertThat(rig.send("DELETE", "/journal.json", "").statusCode()).isEqualTo(204);
        assertThat(new JsonObject(rig.get("/journal.json").body()).getInteger("count"))
                .isZero();
        assertThat(new JsonObject(rig.get("/inbox.json").body()).getInteger("count"))
                .isZero();
    }

    @Test
    void answers404ForAWrongPath() {
        assertThat(rig.get("/api/client/V1/nosuch").statusCode()).isEqualTo(404);
    }
}
