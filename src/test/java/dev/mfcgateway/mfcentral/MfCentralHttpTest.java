package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.mfcentral.Samples.LONG;
import static dev.mfcgateway.mfcentral.Samples.failure;
import static dev.mfcgateway.mfcentral.Samples.options;
import static dev.mfcgateway.mfcentral.Samples.result;
import static dev.mfcgateway.mfcentral.Samples.summary;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SelfSignedCertificate;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class MfCentralHttpTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private Vertx vertx;

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
    }

    @Test
    void postsAndReadsTheAnswer() {
        int port = http(request -> request.body().onSuccess(body -> request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", "9")
                .end(request.method() + " " + request.uri() + " " + request.getHeader("User-Agent") + " "
                        + request.getHeader("X-Test") + " " + body)));
        Answer answer = result(post(port, LONG));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.retryAfter()).contains(Duration.ofSeconds(9));
        assertThat(answer.body()).hasToString("POST /base/call mfc-gateway yes sent");
        assertThat(answer).hasToString("Answer[429]");
    }

    @Test
    void knowsThatNothingWasSentWhenTheConnectionIsRefused() throws IOException {
        assertThat(summary(post(freePort(), LONG))).isEqualTo("internal_error:mfc_unreachable NONE UPSTREAM");
    }

    @Test
    void knowsThatNothingWasSentWhenTheNameIsUnknown() {
        MfCentralOptions nowhere = options("https://mfcentral.invalid", Samples.REDIRECT, LONG, 10);
        assertThat(summary(post(nowhere, LONG))).isEqualTo("internal_error:mfc_unreachable NONE UPSTREAM");
    }

    @Test
    void knowsThatNothingWasSentWhenTheCertificateIsNotTrusted() {
        SelfSignedCertificate certificate = SelfSignedCertificate.create("127.0.0.1");
        HttpServerOptions tls = new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions());
        AtomicInteger served = new AtomicInteger();
        int port = result(vertx.createHttpServer(tls)
                        .requestHandler(request -> served.incrementAndGet())
                        .listen(0))
                .actualPort();
        MfCentralOptions https = options("https://127.0.0.1:" + port, Samples.REDIRECT, LONG, 10);
        assertThat(summary(post(https, LONG))).isEqualTo("internal_error:mfc_unreachable NONE UPSTREAM");
        assertThat(served).hasValue(0);
    }

    @Test
    void connectsOnceMoreAndNoMoreWhenTheConnectionFails() {
        AtomicInteger accepted = new AtomicInteger();
        int port = raw(socket -> {
            accepted.incrementAndGet();
            socket.close();
        });
        MfCentralOptions https = options("https://127.0.0.1:" + port, Samples.REDIRECT, LONG, 10);
        assertThat(summary(post(https, LONG))).isEqualTo("internal_error:mfc_unreachable NONE UPSTREAM");
        assertThat(accepted).hasValue(2);
    }

    @Test
    void connectsOnlyOnceWhenThePauseWouldOutlastTheDeadline() {
        AtomicInteger accepted = new AtomicInteger();
        int port = raw(socket -> {
            accepted.incrementAndGet();
            socket.close();
        });
        MfCentralOptions https = options("https://127.0.0.1:" + port, Samples.REDIRECT, LONG, 10);
        assertThat(summary(post(https, Duration.ofMillis(99))))
                .isEqualTo("internal_error:mfc_unreachable NONE UPSTREAM");
        assertThat(accepted).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void sendsNothingOnceTheDeadlineIsOver() {
        AtomicInteger served = new AtomicInteger();
        int port = http(request -> served.incrementAndGet());
        assertThat(summary(post(port, Duration.ZERO))).isEqualTo("internal_error:mfc_timeout NONE NOBODY");
        assertThat(served).hasValue(0);
    }

    @Test
    void failsAsUnexpectedOnceClosed() throws IOException {
        MfCentralHttp client = new MfCentralHttp(vertx, options(freePort(), LONG), InstantSource.system());
        client.close();
        assertThat(failure(post(client, LONG)).effect()).isEqualTo(MfCentralFailure.Effect.NONE);
    }

    @Test
    void endsInTimeWhenNoAnswerComesAndClosesTheConnection() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        int port = http(request -> request.connection().closeHandler(gone -> closed.countDown()));
        assertThat(summary(post(port, SHORT))).isEqualTo("internal_error:mfc_timeout UNKNOWN UPSTREAM");
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsInTimeWhenTheAnswerDripsAndClosesTheConnection() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        int port = http(request -> {
            request.connection().closeHandler(gone -> closed.countDown());
            request.response().setChunked(true);
            vertx.setPeriodic(20, tick -> request.response().write("."));
        });
        assertThat(summary(post(port, SHORT))).isEqualTo("internal_error:mfc_timeout UNKNOWN UPSTREAM");
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void refusesAnAnswerThatAnnouncesTooMuch() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        int port = http(request -> {
            request.connection().closeHandler(gone -> closed.countDown());
            request.response().putHeader(HttpHeaders.CONTENT_LENGTH, "300000").write("x");
        });
        assertThat(summary(post(port, LONG))).isEqualTo("internal_error:mfc_bad_response UNKNOWN UPSTREAM");
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void refusesAnEndlessAnswer() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        int port = http(request -> {
            request.connection().closeHandler(gone -> closed.countDown());
            request.response().setChunked(true);
            vertx.setPeriodic(1, tick -> request.response().write("x".repeat(64 * 1024)));
        });
        assertThat(summary(post(port, LONG))).isEqualTo("internal_error:mfc_bad_response UNKNOWN UPSTREAM");
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takesAnAnswerOfTheLongestLength() {
        int port = http(request -> request.response().end("x".repeat(MfCentralHttp.LONGEST_BODY)));
        assertThat(result(post(port, LONG)).body().length()).isEqualTo(MfCentralHttp.LONGEST_BODY);
    }

    @Test
    void doesNotKnowWhatHappenedWhenTheConnectionIsClosedAfterTheRequestWasRead() {
        AtomicInteger served = new AtomicInteger();
        int port = raw(socket -> socket.handler(request -> {
            served.incrementAndGet();
            socket.close();
        }));
        assertThat(summary(post(port, LONG))).isEqualTo("internal_error:mfc_unreachable UNKNOWN UPSTREAM");
        assertThat(served).hasValue(1);
    }

    @Test
    void doesNotKnowWhatHappenedWhenTheAnswerIsCutShort() {
        int port = raw(socket -> socket.handler(
                request -> socket.end(Buffer.buffer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"))));
        assertThat(summary(post(port, LONG))).isEqualTo("internal_error:mfc_unreachable UNKNOWN UPSTREAM");
    }

    @Test
    void refusesWhatIsNoHttp() {
        int port = raw(socket -> socket.handler(request -> socket.write("\u0001garbage\r\n\r\n")));
        assertThat(summary(post(port, LONG))).isEqualTo("internal_error:mfc_bad_response UNKNOWN UPSTREAM");
    }

    @Test
    void refusesAHeaderWithoutEnd() {
        String header = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(9_000) + "\r\n\r\n";
        int port = raw(socket -> socket.handler(request -> socket.write(header)));
        assertThat(summary(post(port, LONG))).isEqualTo("internal_error:mfc_bad_response UNKNOWN UPSTREAM");
    }

    /** Else the next call would be given the answer that comes after it. */
    @Test
    void refusesAnInterimAnswerAndDropsTheConnection() {
        AtomicInteger connections = new AtomicInteger();
        int port = raw(socket -> {
            boolean isFirst = connections.incrementAndGet() == 1;
            String interim = isFirst ? "HTTP/1.1 102 Processing\r\n\r\n" : "";
            String answer = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n";
            socket.handler(request -> socket.write(interim)
                    .compose(begun -> vertx.timer(isFirst ? 200 : 1, TimeUnit.MILLISECONDS))
                    .onSuccess(rested -> socket.write(answer + connections)));
        });
        MfCentralHttp client = new MfCentralHttp(vertx, options(port, LONG), InstantSource.system());
        assertThat(summary(post(client, LONG))).isEqualTo("internal_error:mfc_bad_response UNKNOWN UPSTREAM");
        assertThat(result(post(client, LONG)).body()).hasToString("2");
    }

    @Test
    void followsNoRedirect() {
        AtomicInteger served = new AtomicInteger();
        int port = http(request -> {
            served.incrementAndGet();
            request.response()
                    .setStatusCode(302)
                    .putHeader("Location", "/elsewhere")
                    .end();
        });
        assertThat(result(post(port, LONG)).status()).isEqualTo(302);
        assertThat(served).hasValue(1);
    }

    @Test
    void freesTheConnectionsOfCallsThatTimedOut() {
        AtomicBoolean hangs = new AtomicBoolean(true);
        int port = http(request -> {
            if (!hangs.get()) {
                request.response().end("well");
            }
        });
        MfCentralHttp client = small(port);
        for (int round = 0; round < 2; round++) {
            result(Future.join(posts(client, 15)).otherwiseEmpty());
        }
        hangs.set(false);
        assertThat(result(post(client, LONG)).body()).hasToString("well");
    }

    @Test
    void isOverloadedWhenThePoolIsFull() {
        int port = http(hangs -> {});
        List<Future<Answer>> calls = posts(small(port), 60);
        result(Future.join(calls).otherwiseEmpty());
        assertThat(calls).anyMatch(call -> summary(call).equals("internal_error:overloaded NONE NOBODY"));
    }

    private MfCentralHttp small(int port) {
        MfCentralOptions one = options("http://127.0.0.1:" + port, Samples.REDIRECT, LONG, 1);
        return new MfCentralHttp(vertx, one, InstantSource.system());
    }

    private static List<Future<Answer>> posts(MfCentralHttp client, int count) {
        return Stream.generate(() -> post(client, SHORT)).limit(count).toList();
    }

    private Future<Answer> post(int port, Duration timeout) {
        return post(options(port, LONG), timeout);
    }

    private Future<Answer> post(MfCentralOptions options, Duration timeout) {
        return post(new MfCentralHttp(vertx, options, InstantSource.system()), timeout);
    }

    private static Future<Answer> post(MfCentralHttp client, Duration timeout) {
        return client.post(
                "/call",
                HttpHeaders.headers().set("X-Test", "yes"),
                Buffer.buffer("sent"),
                Deadline.after(timeout, System::nanoTime));
    }

    private int http(Handler<HttpServerRequest> script) {
        return result(vertx.createHttpServer().requestHandler(script).listen(0, "127.0.0.1"))
                .actualPort();
    }

    private int raw(Handler<NetSocket> script) {
        return result(vertx.createNetServer().connectHandler(script).listen(0, "127.0.0.1"))
                .actualPort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
