package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.mfcentral.Samples.failure;
import static dev.mfcgateway.mfcentral.Samples.options;
import static dev.mfcgateway.mfcentral.Samples.result;
import static dev.mfcgateway.mfcentral.Samples.summary;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class TokenEndpointTest {

    private Vertx vertx;
    private final FakeNanos clock = new FakeNanos();

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
    }

    @Test
    void asksWithTheClientsAndTheUsersCredentials() {
        AtomicReference<String> seen = new AtomicReference<>();
        AccessToken token = result(fetch(request -> request.body().onSuccess(body -> {
            seen.set(request.uri() + " " + request.getHeader("Authorization") + " " + request.getHeader("Content-Type")
                    + " " + body);
            request.response().end("{\"access_token\":\"abc\",\"expires_in\":1000}");
        })));
        assertThat(token.value().reveal()).isEqualTo("abc");
        assertThat(seen)
                .hasValue("/base/oauth/token Basic Y2xpZW50OmNsaWVudCBzZWNyZXQ= application/x-www-form-urlencoded"
                        + " grant_type=password&username=user%40name&password=pass%26word");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"expires_in\":1000         | 1000",
                "\"expires_in\":1            | 5",
                "\"expires_in\":-7           | 5",
                "\"expires_in\":99999999999  | 7776000",
                "\"expires_in\":\"soon\"     | 300",
                "\"scope\":\"read\"          | 300"
            })
    void refreshesBeforeTheEndOfItsLife(String life, long seconds) {
        AccessToken token = result(fetch(request -> request.response().end("{\"access_token\":\"abc\"," + life + "}")));
        long now = clock.getAsLong();
        assertThat(token.expiresAt() - now)
                .isEqualTo(Duration.ofSeconds(seconds).toNanos());
        assertThat(token.refreshAt() - now)
                .isBetween(
                        Duration.ofMillis(849 * seconds).toNanos(),
                        Duration.ofMillis(851 * seconds).toNanos());
    }

    @ParameterizedTest
    @CsvSource({
        "400, mfc_invalid_token NONE NOBODY",
        "401, mfc_invalid_token NONE NOBODY",
        "403, mfc_invalid_token NONE NOBODY",
        "404, internal_error:mfc_bad_response NONE NOBODY",
        "302, internal_error:mfc_bad_response NONE NOBODY",
        "429, mfc_rate_limited NONE NOBODY",
        "500, internal_error:mfc_unreachable NONE NOBODY",
        "503, internal_error:mfc_unreachable NONE NOBODY"
    })
    void hasNoEffectAndBlamesNobodyWhenRefused(int status, String meaning) {
        assertThat(summary(fetch(
                        request -> request.response().setStatusCode(status).end())))
                .isEqualTo(meaning);
    }

    @Test
    void handsOnTheRetryAfterOfARateLimit() {
        Future<?> limited = fetch(request -> request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", "9")
                .end());
        assertThat(failure(limited).retryAfter()).contains(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"access_token\":7}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"a\\r\\nb: c\"}"
            })
    void refusesAnAnswerWithoutAToken(String body) {
        assertThat(summary(fetch(request -> request.response().end(body))))
                .isEqualTo("internal_error:mfc_bad_response NONE NOBODY");
    }

    @Test
    void hasNoEffectWhenTheConnectionBreaks() {
        assertThat(summary(fetch(request -> request.connection().close())))
                .isEqualTo("internal_error:mfc_unreachable NONE NOBODY");
    }

    private Future<AccessToken> fetch(Handler<HttpServerRequest> script) {
        int port = result(vertx.createHttpServer().requestHandler(script).listen(0, "127.0.0.1"))
                .actualPort();
        MfCentralOptions options = options(port, Samples.LONG);
        MfCentralHttp http = new MfCentralHttp(vertx, options, InstantSource.system());
        return new TokenEndpoint(http, options, clock, () -> 0.5).fetch();
    }
}
