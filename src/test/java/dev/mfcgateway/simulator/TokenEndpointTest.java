package dev.mfcgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
    private static final String GOOD_FORM = "grant_type=password&username=acme-user&password=acme-sample-password";

    private final PartnerRig rig = new PartnerRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void issuesATokenForGoodCredentials() {
        HttpResponse<String> answer = ask(GOOD_FORM, rig.acme().basic());
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject token = new JsonObject(answer.body());
        assertThat(token.fieldNames())
                .containsExactlyInAnyOrder("access_token", "token_type", "refresh_token", "expires_in", "scope");
        assertThat(token.getInteger("expires_in")).isEqualTo(2591999);
        assertThat(token.getString("token_type")).isEqualTo("bearer");
    }

    @Test
    void tradesARefreshTokenOnce() {
        JsonObject first = new JsonObject(ask(GOOD_FORM, rig.acme().basic()).body());
        String form = "grant_type=refresh_token&refresh_token=" + first.getString("refresh_token");
        assertThat(ask(form, rig.acme().basic()).statusCode()).isEqualTo(200);
        assertThat(ask(form, rig.acme().basic()).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "grant_type=password",
                "grant_type=client_credentials&username=acme-user&password=acme-sample-password",
                "grant_type=password&username=acme-user&password=wrong",
                "grant_type=password&username=globex-user&password=globex-sample-password",
                "grant_type=refresh_token&refresh_token=unknown"
            })
    void refusesAWrongForm(String form) {
        assertThat(ask(form, rig.acme().basic()).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Basic !", "Basic YWNtZQ==", "Basic YWNtZS1jbGllbnQ6d3Jvbmc="})
    void refusesWrongClientCredentials(String authorization) {
        assertThat(ask(GOOD_FORM, authorization).statusCode()).isEqualTo(401);
    }

    @Test
    void answersAForcedStatusWithRetryAfter() {
        rig.simulator.dials().set(Dial.TOKEN_STATUS, 429).set(Dial.RETRY_AFTER_SECONDS, 9);
        HttpResponse<String> answer = ask(GOOD_FORM, rig.acme().basic());
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("9");
        assertThat(rig.simulator.journal().entries("token"))
                .singleElement()
                .extracting(Journal.Entry::clientId, Journal.Entry::status)
                .containsExactly("acme-client", 429);
    }

    private HttpResponse<String> ask(String form, String authorization) {
        return rig.postForm("/oauth/token", form, "Authorization", authorization);
    }
}
