package dev.mfcgateway.http;

import static dev.mfcgateway.http.GatewayDoor.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RawHttp.Answer;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's description and the files of its page: which are served, and with which heads. */
class DocsPageTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final GatewayDoor door = new GatewayDoor(VERTX);

    @AfterEach
    void shut() {
        door.close();
    }

    @AfterAll
    static void stop() {
        Await.result(VERTX.close());
    }

    private Answer get(String path, String headers) {
        return door.say(head("GET " + path, headers) + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi.yaml, application/yaml, openapi: 3.1.0",
        "/docs/, text/html;charset=utf-8, <!DOCTYPE html>",
        "/docs/?x, text/html;charset=utf-8, <!DOCTYPE html>",
        "/docs/page.js, text/javascript;charset=utf-8, SwaggerUIBundle(",
        "/docs/page.css, text/css;charset=utf-8, body",
        "/docs/swagger-ui-bundle.js, text/javascript;charset=utf-8, SwaggerUIBundle",
        "/docs/swagger-ui.css, text/css;charset=utf-8, .swagger-ui",
        "/docs/favicon-32x32.png, image/png, PNG"
    })
    void servesEachFile(String path, String mediaType, String content) {
        Answer answer = get(path, "X-Request-Id: r-1\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(mediaType);
        assertThat(answer.body()).contains(content);
        assertThat(answer.header("X-Request-Id")).isEqualTo("r-1");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.yaml", "/docs/", "/docs/swagger-ui-bundle.js"})
    void letsTheBrowserRunAndLoadNothingButThePagesOwn(String path) {
        Answer answer = get(path, "");

        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/index.html",
                "/docs/swagger-ui.js",
                "/docs/openapi.yaml",
                "/docs/page.html",
                "/docs/page.js/",
                "/docs//",
                "//docs/",
                "/docs/./page.js",
                "/docs/../openapi.yaml",
                "/docs/..%2f..%2fgateway.schema.json",
                "/docs/%70age.js",
                "/docs/../../../META-INF/MANIFEST.MF",
                "/openapi.yaml/",
                "/Docs/",
                "/openapi.yml",
                "/acme/docs/",
                "/acme/openapi.yaml"
            })
    void servesNothingElse(String path) {
        assertThat(get(path, "").body()).contains("\"category\":\"route_not_found\"");
    }

    @Test
    void sendsWhoForgotTheSlashToThePage() {
        Answer answer = get("/docs", "");

        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.header("Location")).isEqualTo("docs/");
    }

    @Test
    void compressesForWhoTakesIt() {
        String path = "/docs/swagger-ui-bundle.js";
        int plain = length(get(path, ""));
        Answer answer = get(path, "Accept-Encoding: br, gzip\r\n");

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.header("Vary")).isEqualTo("accept-encoding");
        assertThat(length(answer)).isLessThan(plain / 3);
        assertThat(get(path, "Accept-Encoding: gzip;q=0\r\n").has("Content-Encoding"))
                .isFalse();
    }

    private static int length(Answer answer) {
        return Integer.parseInt(answer.header("Content-Length"));
    }

    @Test
    void knowsGetAlone() {
        Answer answer = door.say(head("POST /openapi.yaml", "Content-Length: 0\r\n") + "\r\n");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET");
    }

    @Test
    void countsItsRequestsAsNobodysAndOfNoOperation() {
        get("/docs/", "x-gateway-name: acme\r\n");

        assertThat(door.requests("_unknown", "_unknown", "ok")).isEqualTo(1);
        assertThat(door.allRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.yaml", "/docs/", "/docs", "/docs/page.js"})
    void isNotThereWhereTheDocsAreOff(String path) {
        door.withoutDocs();

        assertThat(get(path, "").body()).contains("\"category\":\"route_not_found\"");
        assertThat(door.post(path, "").body()).contains("\"category\":\"route_not_found\"");
    }

    @Test
    void worksBelowTheHostsPath() {
        try (GatewayDoor mounted = new GatewayDoor(VERTX, Duration.ofSeconds(10), gateway -> {
            Router host = Router.router(VERTX);
            host.route("/import/*").subRouter(gateway);
            return host;
        })) {
            assertThat(mounted.say(head("GET /import/docs/", "") + "\r\n").body())
                    .contains("\"page.js\"");
            assertThat(mounted.say(head("GET /import/openapi.yaml", "") + "\r\n")
                            .body())
                    .contains("- url: ./");
            assertThat(mounted.say(head("GET /import/docs", "") + "\r\n").header("Location"))
                    .isEqualTo("docs/");
        }
    }
}
