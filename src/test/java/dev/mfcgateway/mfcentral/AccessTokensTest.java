package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.mfcentral.Samples.failure;
import static dev.mfcgateway.mfcentral.Samples.options;
import static dev.mfcgateway.mfcentral.Samples.result;
import static dev.mfcgateway.mfcentral.Samples.summary;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against a token endpoint that holds every answer back until the test gives it. */
@ExtendWith(VertxExtension.class)
class AccessTokensTest {

    private final FakeNanos clock = new FakeNanos();
    private final AtomicInteger fetches = new AtomicInteger();
    private final LinkedBlockingQueue<HttpServerRequest> waiting = new LinkedBlockingQueue<>();
    private Vertx vertx;
    private AccessTokens tokens;

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
        int port = result(vertx.createHttpServer()
                        .requestHandler(request -> {
                            fetches.incrementAndGet();
                            waiting.add(request);
                        })
                        .listen(0, "127.0.0.1"))
                .actualPort();
        MfCentralOptions options = options(port, Samples.LONG);
        MfCentralHttp http = new MfCentralHttp(vertx, options, InstantSource.system());
        tokens = new AccessTokens(vertx, new TokenEndpoint(http, options, clock, () -> 0), clock);
    }

    @Test
    void fetchesOnceForAllWhoWait() throws InterruptedException {
        List<Future<AccessToken>> callers = new ArrayList<>();
        for (int caller = 0; caller < 20; caller++) {
            callers.add(current());
        }
        give("first");
        for (Future<AccessToken> caller : callers) {
            assertThat(text(caller)).isEqualTo("first");
        }
        assertThat(text(current())).isEqualTo("first");
        assertThat(fetches).hasValue(1);
    }

    @Test
    void answersEachCallerOnItsOwnContext() throws InterruptedException {
        Promise<Boolean> first = Promise.promise();
        Promise<Boolean> second = Promise.promise();
        for (Promise<Boolean> caller : List.of(first, second)) {
            vertx.deployVerticle(own -> {
                current().onComplete(token -> caller.complete(vertx.getOrCreateContext() == own));
                return Future.succeededFuture();
            });
        }
        give("first");
        assertThat(result(first.future())).isTrue();
        assertThat(result(second.future())).isTrue();
    }

    @Test
    void goesOnWithTheOldOneWhileItFetchesTheNext() throws InterruptedException {
        fetch("first", 1_000);
        clock.pass(Duration.ofSeconds(801));
        assertThat(text(current())).isEqualTo("first");
        assertThat(text(current())).isEqualTo("first");
        give("second");
        eventually("second");
        assertThat(fetches).hasValue(2);
    }

    @Test
    void keepsTheOldOneWhenTheBackgroundRefreshFails() throws InterruptedException {
        fetch("first", 1_000);
        clock.pass(Duration.ofSeconds(801));
        current();
        refuse(500);
        assertThat(text(current())).isEqualTo("first");
    }

    @Test
    void waitsForTheNextOnceTheOldOneHasExpired() throws InterruptedException {
        fetch("first", 1_000);
        clock.pass(Duration.ofSeconds(1_000));
        Future<AccessToken> next = current();
        give("second");
        assertThat(text(next)).isEqualTo("second");
    }

    @Test
    void tellsHowLongTheOneInUseStillIsOfUse() throws InterruptedException {
        assertThat(tokens.remainingLife()).isEmpty();
        fetch("first", 1_000);
        clock.pass(Duration.ofSeconds(400));
        assertThat(tokens.remainingLife()).contains(Duration.ofMinutes(10));
        clock.pass(Duration.ofSeconds(601));
        assertThat(tokens.remainingLife()).contains(Duration.ofSeconds(-1));
    }

    @Test
    void renewsOnlyTheTokenThatFailed() throws InterruptedException {
        AccessToken first = fetch("first", 1_000);
        Future<AccessToken> renewed = tokens.renew(first, deadline(Samples.LONG));
        give("second");
        assertThat(text(renewed)).isEqualTo("second");
        assertThat(text(tokens.renew(first, deadline(Samples.LONG)))).isEqualTo("second");
        assertThat(fetches).hasValue(2);
    }

    @Test
    void letsOneCallersDeadlinePassWithoutEndingTheFlight() throws InterruptedException {
        Future<AccessToken> hurried = tokens.current(deadline(Duration.ofMillis(50)));
        Future<AccessToken> patient = current();
        assertThat(summary(hurried)).isEqualTo("internal_error:mfc_timeout NONE NOBODY");
        give("first");
        assertThat(text(patient)).isEqualTo("first");
        assertThat(fetches).hasValue(1);
    }

    @Test
    void doesNotPressAnEndpointInTroubleAndWaitsLongerEachTime() throws InterruptedException {
        for (int seconds : new int[] {5, 10, 20, 40, 60, 60}) {
            int before = fetches.get();
            Future<AccessToken> refused = current();
            refuse(503);
            assertThat(summary(refused)).isEqualTo("internal_error:mfc_unreachable NONE NOBODY");
            clock.pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(summary(current())).isEqualTo("internal_error:mfc_unreachable NONE NOBODY");
            assertThat(fetches).hasValue(before + 1);
            clock.pass(Duration.ofNanos(1));
        }
    }

    @Test
    void obeysTheRetryAfterOfARateLimit() throws InterruptedException {
        Future<AccessToken> refused = current();
        answer().setStatusCode(429).putHeader("Retry-After", "90").end();
        assertThat(failure(refused).retryAfter()).contains(Duration.ofSeconds(90));
        clock.pass(Duration.ofSeconds(60));
        assertThat(failure(current()).retryAfter()).contains(Duration.ofSeconds(30));
        clock.pass(Duration.ofSeconds(30));
        Future<AccessToken> next = current();
        give("first");
        assertThat(text(next)).isEqualTo("first");
    }

    @Test
    void pausesHalfAMinuteAfterARateLimitThatNamesNoTime() throws InterruptedException {
        Future<AccessToken> refused = current();
        refuse(429);
        assertThat(failure(refused).retryAfter()).isEmpty();
        clock.pass(Duration.ofSeconds(29));
        assertThat(summary(current())).isEqualTo("mfc_rate_limited NONE NOBODY");
        assertThat(fetches).hasValue(1);
    }

    @Test
    void remembersWrongCredentialsForAMinute() throws InterruptedException {
        Future<AccessToken> refused = current();
        refuse(401);
        assertThat(summary(refused)).isEqualTo("mfc_invalid_token NONE NOBODY");
        clock.pass(Duration.ofSeconds(59));
        assertThat(summary(current())).isEqualTo("mfc_invalid_token NONE NOBODY");
        assertThat(fetches).hasValue(1);
    }

    private AccessToken fetch(String value, int life) throws InterruptedException {
        Future<AccessToken> first = current();
        answer().end("{\"access_token\":\"" + value + "\",\"expires_in\":" + life + "}");
        return result(first);
    }

    private Future<AccessToken> current() {
        return tokens.current(deadline(Samples.LONG));
    }

    private static Deadline deadline(Duration timeout) {
        return Deadline.after(timeout, System::nanoTime);
    }

    private void give(String value) throws InterruptedException {
        answer().end("{\"access_token\":\"" + value + "\",\"expires_in\":1000}");
    }

    private void refuse(int status) throws InterruptedException {
        answer().setStatusCode(status).end();
    }

    private HttpServerResponse answer() throws InterruptedException {
        HttpServerRequest request = waiting.poll(20, TimeUnit.SECONDS);
        assertThat(request).as("a fetch under way").isNotNull();
        return request.response();
    }

    private void eventually(String value) throws InterruptedException {
        for (int look = 0; look < 1_000 && !text(current()).equals(value); look++) {
            Thread.sleep(10);
        }
        assertThat(text(current())).isEqualTo(value);
    }

    private static String text(Future<AccessToken> token) {
        return result(token).value().reveal();
    }
}
