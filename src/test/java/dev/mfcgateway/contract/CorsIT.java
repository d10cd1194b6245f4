package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page of the sample's origin that goes through a consent as a browser lets it. */
class CorsIT {

    private static final String PAGE = "https://app.acme.example.in";

    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start(config -> config.change("tenants/acme.yaml", "# cors:", "cors:")
                .change("tenants/acme.yaml", "#   origins:", "  origins:")
                .change("tenants/acme.yaml", "#   maxAgeMs:", "  maxAgeMs:"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static Answer ask(HttpMethod method, String path, String origin, JsonObject body) {
        HttpRequest<Buffer> request = stack.partner()
                .request(method, path)
                .putHeader("Content-Type", "application/json")
                .putHeader("Origin", origin);
        return Await.result(stack.partner().answer(request, body.toBuffer()));
    }

    @Test
    void mayAskAndThenSendAndRead() {
        Answer preflight = ask(HttpMethod.OPTIONS, "/acme/getOTP", PAGE, new JsonObject());
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.headers().get("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(preflight.headers().get("Access-Control-Allow-Methods")).isEqualTo("POST");
        assertThat(preflight.headers().get("Access-Control-Max-Age")).isEqualTo("600");

        Answer sent = ask(
                HttpMethod.POST,
                "/acme/getOTP",
                PAGE,
                Partner.body(stack.transactions().create("acme")));
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.headers().getAll("Access-Control-Allow-Origin")).containsExactly(PAGE);

        Answer refused = ask(HttpMethod.POST, "/acme/getOTP", PAGE, new JsonObject());
        assertThat(refused.category()).isEqualTo("transaction_id_not_found");
        assertThat(refused.headers().get("Access-Control-Expose-Headers")).contains("X-Request-Id", "Retry-After");
    }

    @Test
    void isAnsweredButToldNothingWhereItIsForeign() {
        Answer sent = ask(
                HttpMethod.POST,
                "/acme/getOTP",
                "https://evil.example",
                Partner.body(stack.transactions().create("acme")));

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.headers().names()).noneMatch(name -> name.startsWith("Access-Control"));
    }

    @Test
    void isToldWhichMethodsThereAre() {
        Answer wrongMethod = ask(HttpMethod.GET, "/acme/getOTP", PAGE, new JsonObject());
        Answer elsewhere = ask(HttpMethod.OPTIONS, "/globex/getOTP", PAGE, new JsonObject());

        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.headers().getAll("Allow")).containsExactly("POST, OPTIONS");
        assertThat(elsewhere.status()).isEqualTo(405);
        assertThat(elsewhere.headers().getAll("Allow")).containsExactly("POST");
    }
}
