package dev.mfcgateway.webhook;

import static dev.mfcgateway.testing.Await.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom holdings are sent, and to whom not. */
@ExtendWith(VertxExtension.class)
class WebhookGuardTest {

    private static final String PARTNER = "partner.example.in";
    private static final SelfSignedCertificate CERTIFICATE = SelfSignedCertificate.create(PARTNER);
    private final HttpClientOptions trusting = new HttpClientOptions().setTrustOptions(CERTIFICATE.trustOptions());
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicReference<String> served = new AtomicReference<>();
    private Vertx vertx;
    private int port;

    @BeforeEach
    void listen(Vertx vertx) {
        this.vertx = vertx;
        this.port = result(vertx.createHttpServer(new HttpServerOptions()
                                .setSsl(true)
                                .setSni(true)
                                .setKeyCertOptions(CERTIFICATE.keyCertOptions()))
                        .connectionHandler(connection -> connections.incrementAndGet())
                        .requestHandler(request -> {
                            served.set(request.connection().indicatedServerName() + " " + request.getHeader("Host"));
                            request.response().end();
                        })
                        .listen(0))
                .actualPort();
    }

    @Test
    void connectsToTheAddressThatWasCheckedUnderTheNameThatWasGiven() {
        assertThat(deliver("https://" + PARTNER + ":" + port, true, trusting).label())
                .isEqualTo("200");
        assertThat(served).hasValue(PARTNER + " " + PARTNER + ":" + port);
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void makesNoConnectionForANameThatLeadsToAPrivateAddress() {
        AtomicInteger accepted = new AtomicInteger();
        int raw = result(vertx.createNetServer()
                        .connectHandler(socket -> accepted.incrementAndGet())
                        .listen(0, "127.0.0.1"))
                .actualPort();
        assertThat(deliver("https://" + PARTNER + ":" + raw, false, trusting))
                .isEqualTo(Delivery.unanswered("forbidden_address"));
        assertThat(accepted).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost:%d", "https://127.0.0.1:%d", "https://[::1]:%d", "http://127.0.0.1:%d"})
    void makesNoConnectionToThisMachineByItsOwnNames(String url) {
        WebhookOptions options = new WebhookOptions(URI.create(url.formatted(port)), List.of(), false);
        Webhook webhook = new Webhook(vertx, options, InstantSource.system());
        assertThat(result(webhook.deliver(Parcels.message()))).isEqualTo(Delivery.unanswered("forbidden_address"));
        assertThat(connections).hasValue(0);
    }

    @Test
    void sendsNothingToACertificateThatIsNotTrusted() {
        assertThat(deliver("https://" + PARTNER + ":" + port, true, new HttpClientOptions()))
                .isEqualTo(Delivery.unanswered("tls"));
        assertThat(served).hasNullValue();
    }

    @Test
    void sendsNothingToACertificateOfAnotherName() {
        assertThat(deliver("https://other.example.in:" + port, true, trusting)).isEqualTo(Delivery.unanswered("tls"));
        assertThat(served).hasNullValue();
    }

    @Test
    void closesAConnectionThatIsNotMadeInTime() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        int silent = result(vertx.createNetServer()
                        .connectHandler(socket -> socket.closeHandler(gone -> closed.countDown()))
                        .listen(0, "127.0.0.1"))
                .actualPort();
        Webhook webhook = webhook("https://" + PARTNER + ":" + silent, true, trusting, Duration.ofSeconds(1));
        assertThat(result(webhook.deliver(Parcels.message())).label()).isIn("timeout", "tls", "unreachable");
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void makesNoConnectionOnceTheLookUpTookAllTheTime() {
        Promise<List<InetAddress>> late = Promise.promise();
        WebhookOptions options = new WebhookOptions(URI.create("https://" + PARTNER + ":" + port), List.of(), true);
        Webhook webhook = new Webhook(
                vertx,
                new Receiver(options, host -> late.future()),
                InstantSource.system(),
                Duration.ofMillis(100),
                trusting);
        assertThat(result(webhook.deliver(Parcels.message()))).isEqualTo(Delivery.unanswered("timeout"));
        late.complete(List.of(InetAddress.getLoopbackAddress()));
        assertThat(deliver("https://" + PARTNER + ":" + port, true, trusting).label())
                .isEqualTo("200");
        assertThat(connections).hasValue(1);
    }

    private Delivery deliver(String url, boolean allowPrivate, HttpClientOptions tls) {
        return result(webhook(url, allowPrivate, tls, Duration.ofSeconds(15)).deliver(Parcels.message()));
    }

    private Webhook webhook(String url, boolean allowPrivate, HttpClientOptions tls, Duration timeout) {
        WebhookOptions options = new WebhookOptions(URI.create(url), List.of(), allowPrivate);
        HostLookup loopback = host -> {
            lookUps.incrementAndGet();
            return Future.succeededFuture(List.of(InetAddress.getLoopbackAddress()));
        };
        return new Webhook(vertx, new Receiver(options, loopback), InstantSource.system(), timeout, tls);
    }
}
