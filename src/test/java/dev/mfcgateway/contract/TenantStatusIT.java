package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.PartnerCredentials;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /gateway/{tenant}/status}: how MFCentral does, as a partner's app may want to know. */
class TenantStatusIT {

    private static final Map<String, String> ACME = PartnerCredentials.of("acme", FullStack.environment());

    private FullStack stack;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        stack = FullStack.start();
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    private Answer status(String path, Map<String, String> headers) {
        HttpRequest<Buffer> request = stack.partner().request(HttpMethod.GET, path);
        headers.forEach(request::putHeader);
        return Await.result(stack.partner().answer(request, Buffer.buffer()));
    }

    private JsonObject status() {
        Answer answer = status("/gateway/acme/status", ACME);
        assertThat(answer.status()).isEqualTo(200);
        return answer.data();
    }

    private void getOtp(String pan) {
        stack.partner().getOtp(Partner.body(stack.transactions().create("acme")).put("pan", pan));
    }

    @Test
    void tellsAnEmptyHourAndThenWhatWasSeen() {
        assertThat(status())
                .isEqualTo(
                        new JsonObject(
                                """
                {"tenant":"acme","breaker":"closed","retryAfterSeconds":null,"scope":"instance","windowSeconds":3600,
                "calls":0,"successRatio":null,"p50Ms":null,"p95Ms":null,"p99Ms":null}"""));

        getOtp(Partner.PAN);
        getOtp(Partner.PAN);
        getOtp("ERROR0500A");
        getOtp("WRONG0422A"); // MFCentral declines: that is no trouble of its own

        JsonObject seen = status();
        assertThat(seen.getInteger("calls")).isEqualTo(3);
        assertThat(seen.getDouble("successRatio")).isEqualTo(0.667);
        assertThat(seen.getLong("p50Ms")).isPositive().isLessThanOrEqualTo(seen.getLong("p99Ms"));
        assertThat(seen.getLong("p95Ms")).isLessThanOrEqualTo(seen.getLong("p99Ms"));
    }

    @Test
    void tellsThatTheBreakerIsOpenAndWhenToComeBack() {
        stack.simulator().dials().set(Dial.FORCED_STATUS, 500);
        for (int call = 0; call < 10; call++) {
            getOtp(Partner.PAN);
        }

        assertThat(status().getString("breaker")).isEqualTo("open");
        assertThat(status().getInteger("retryAfterSeconds")).isEqualTo(30);
        assertThat(status().getDouble("successRatio")).isZero();
    }

    @Test
    void tellsAPauseThatMfCentralAskedFor() {
        getOtp("ERROR0429B");

        assertThat(status().getString("breaker")).isEqualTo("closed");
        assertThat(status().getInteger("retryAfterSeconds")).isBetween(1, 2);
    }

    @Test
    void isForThePartnerAlone() {
        assertThat(status("/gateway/acme/status", Map.of()).category()).isEqualTo("unauthorized");
        assertThat(status("/gateway/globex/status", ACME).category()).isEqualTo("unauthorized");
        assertThat(status("/gateway/nobody/status", ACME).category()).isEqualTo("unknown_gateway");
        Answer counted = status("/gateway/acme/status", ACME);

        assertThat(counted.headers().get("Cache-Control")).isEqualTo("no-store");
        assertThat(
                        stack.metric(
                                "mfc_gateway_errors_total{category=\"unauthorized\",operation=\"read_status\",tenant=\"acme\"}"))
                .isEqualTo(1);
        assertThat(Await.result(stack.partner()
                                .answer(
                                        stack.partner().request(HttpMethod.POST, "/gateway/acme/status"),
                                        Buffer.buffer()))
                        .headers()
                        .get("Allow"))
                .isEqualTo("GET");
    }
}
