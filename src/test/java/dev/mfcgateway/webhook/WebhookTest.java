package dev.mfcgateway.webhook;

import static dev.mfcgateway.testing.Await.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.FreePort;
import dev.mfcgateway.webhook.Delivery.Outcome;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class WebhookTest {

    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final InstantSource CLOCK = InstantSource.fixed(Parcels.NOW);

    private final CountDownLatch closed = new CountDownLatch(1);
    private Vertx vertx;

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
    }

    @Test
    void postsTheMessageAndNothingElse() throws IOException {
        AtomicReference<HttpServerRequest> received = new AtomicReference<>();
        Promise<Buffer> body = Promise.promise();
        int port = http(request -> {
            received.set(request);
            request.body()
                    .onComplete(body)
                    .onSuccess(read -> request.response().setStatusCode(202).end());
        });
        assertThat(result(webhook("http://localhost:" + port + "/hooks/mf/?key=1", LONG)
                        .deliver(Parcels.message())))
                .isEqualTo(new Delivery(Outcome.DELIVERED, "202", Optional.empty()));
        assertThat(received.get().method()).hasToString("POST");
        assertThat(received.get().uri()).isEqualTo("/hooks/mf/?key=1");
        assertThat(received.get().headers().names())
                .containsExactlyInAnyOrder(
                        "Content-Type",
                        "User-Agent",
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature",
                        "host",
                        "content-length",
                        "connection");
        assertThat(received.get().getHeader("Host")).isEqualTo("localhost:" + port);
        assertThat(result(body.future())).isEqualTo(Parcels.message().body());
        new PartnerSide(Parcels.SECRET)
                .read(received.get()::getHeader, result(body.future()).getBytes(), Parcels.NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED, ''",
        "204, DELIVERED, ''",
        "299, DELIVERED, ''",
        "410, GONE, ''",
        "300, RETRY, PT9S",
        "301, RETRY, PT9S",
        "307, RETRY, PT9S",
        "400, RETRY, PT9S",
        "401, RETRY, PT9S",
        "404, RETRY, PT9S",
        "429, RETRY, PT9S",
        "500, RETRY, PT9S",
        "503, RETRY, PT9S"
    })
    void takesTheAnswerByItsStatus(int status, Outcome outcome, String retryAfter) {
        AtomicInteger served = new AtomicInteger();
        int port = http(request -> {
            served.incrementAndGet();
            request.response()
                    .setStatusCode(status)
                    .putHeader("Retry-After", "9")
                    .putHeader("Location", "/elsewhere")
                    .end();
        });
        Optional<Duration> asked =
                Optional.of(retryAfter).filter(text -> !text.isEmpty()).map(Duration::parse);
        assertThat(deliver(port, LONG)).isEqualTo(new Delivery(outcome, Integer.toString(status), asked));
        assertThat(served).hasValue(1);
    }

    @Test
    void readsADateInRetryAfter() {
        int port = http(request -> request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", "Sun, 22 Nov 2026 09:40:00 GMT")
                .end());
        assertThat(deliver(port, LONG).retryAfter()).hasValueSatisfying(wait -> assertThat(wait)
                .isBetween(Duration.ofSeconds(599), Duration.ofMinutes(10)));
    }

    @Test
    void givesUpInTimeWhenNoAnswerComes() throws InterruptedException {
        int port = http(request -> request.connection().closeHandler(gone -> closed.countDown()));
        assertThat(deliver(port, SHORT)).isEqualTo(Delivery.unanswered("timeout"));
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void givesUpInTimeWhenTheHeadDrips() throws InterruptedException {
        int port = raw(socket -> {
            socket.closeHandler(gone -> closed.countDown());
            socket.write("HTTP/1.1 200 OK\r\n");
            vertx.setPeriodic(20, tick -> socket.write("X: y\r\n"));
        });
        assertThat(deliver(port, SHORT)).isEqualTo(Delivery.unanswered("timeout"));
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takesTheStatusAtOnceWhenTheBodyDripsAndClosesInTime() throws InterruptedException {
        int port = http(request -> {
            request.connection().closeHandler(gone -> closed.countDown());
            request.response().setChunked(true);
            vertx.setPeriodic(20, tick -> request.response().write("."));
        });
        assertThat(deliver(port, SHORT)).isEqualTo(new Delivery(Outcome.DELIVERED, "200", Optional.empty()));
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closesWhenTheAnswerIsTooLong() throws InterruptedException {
        int port = http(request -> {
            request.connection().closeHandler(gone -> closed.countDown());
            request.response().end(Buffer.buffer(new byte[10 * 1024 * 1024]));
        });
        assertThat(deliver(port, Duration.ofSeconds(60)).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takesTheStatusOfAnAnswerThatBreaksOff() {
        int port = raw(socket -> socket.handler(
                request -> socket.end(Buffer.buffer("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\nhalf"))));
        assertThat(deliver(port, LONG).label()).isEqualTo("201");
    }

    @Test
    void isClosedWhenTheReceiverHangsUp() {
        AtomicInteger served = new AtomicInteger();
        int port = raw(socket -> socket.handler(request -> {
            served.incrementAndGet();
            socket.close();
        }));
        assertThat(deliver(port, LONG)).isEqualTo(Delivery.unanswered("closed"));
        assertThat(served).hasValue(1);
    }

    @Test
    void isABadAnswerWhenItIsNoHttp() {
        int port = raw(socket -> socket.handler(request -> socket.write("\u0001garbage\r\n\r\n")));
        assertThat(deliver(port, LONG)).isEqualTo(Delivery.unanswered("bad_answer"));
    }

    @Test
    void isABadAnswerWhenTheHeaderIsEndless() {
        String header = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(9_000) + "\r\n\r\n";
        int port = raw(socket -> socket.handler(request -> socket.write(header)));
        assertThat(deliver(port, LONG)).isEqualTo(Delivery.unanswered("bad_answer"));
    }

    @Test
    void isUnreachableWhereNobodyListens() throws IOException {
        assertThat(deliver(FreePort.next(), LONG)).isEqualTo(Delivery.unanswered("unreachable"));
    }

    @Test
    void isUnresolvedWhereTheNameIsUnknown() {
        assertThat(result(webhook("https://partner.invalid/", LONG).deliver(Parcels.message())))
                .isEqualTo(Delivery.unanswered("unresolved"));
    }

    @Test
    void bringsAllOfManyToAReceiverThatIsSlow() {
        int port = http(request -> vertx.setTimer(50, late -> request.response().end()));
        Webhook webhook = webhook("http://127.0.0.1:" + port, LONG);
        List<Future<Delivery>> many = Stream.generate(() -> webhook.deliver(Parcels.message()))
                .limit(100)
                .toList();
        result(Future.all(many));
        assertThat(many).allMatch(one -> one.result().outcome() == Outcome.DELIVERED);
    }

    @Test
    void completesOnTheContextOfTheCaller() {
        int port = http(request -> request.response().end());
        Webhook webhook = webhook("http://127.0.0.1:" + port, LONG);
        Context own = vertx.getOrCreateContext();
        Promise<Context> seen = Promise.promise();
        own.runOnContext(
                go -> webhook.deliver(Parcels.message()).onComplete(over -> seen.complete(Vertx.currentContext())));
        assertThat(result(seen.future())).isSameAs(own);
    }

    @Test
    void failsNobodyOnceItIsClosed() throws IOException {
        Webhook webhook = webhook("http://127.0.0.1:" + FreePort.next(), LONG);
        webhook.close();
        assertThat(result(webhook.deliver(Parcels.message())).outcome()).isEqualTo(Outcome.RETRY);
    }

    private Delivery deliver(int port, Duration timeout) {
        return result(webhook("http://127.0.0.1:" + port, timeout).deliver(Parcels.message()));
    }

    private Webhook webhook(String url, Duration timeout) {
        WebhookOptions options = new WebhookOptions(URI.create(url), List.of(), true);
        return new Webhook(vertx, new Receiver(options, HostLookup.of(vertx)), CLOCK, timeout, new HttpClientOptions());
    }

    private int http(Handler<HttpServerRequest> script) {
        return result(vertx.createHttpServer().requestHandler(script).listen(0, "127.0.0.1"))
                .actualPort();
    }

    private int raw(Handler<NetSocket> script) {
        return result(vertx.createNetServer().connectHandler(script).listen(0, "127.0.0.1"))
                .actualPort();
    }
}
