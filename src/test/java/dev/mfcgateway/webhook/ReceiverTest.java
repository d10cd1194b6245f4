package dev.mfcgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTest {

    private final List<String> lookedUp = new ArrayList<>();

    @Test
    void connectsToTheFirstAddressThatWasFound() {
        Receiver receiver = receiver("https://partner.example.in/hooks", false, "8.8.8.8", "2001:4860:4860::8888");
        assertThat(Await.result(receiver.address())).hasToString("8.8.8.8:443");
        assertThat(lookedUp).containsExactly("partner.example.in");
    }

    @Test
    void refusesAllIfOneOfTheAddressesIsPrivate() {
        Receiver receiver = receiver("https://partner.example.in/", false, "8.8.8.8", "10.0.0.1");
        assertThat(Await.failure(receiver.address())).isInstanceOf(Receiver.Forbidden.class);
    }

    @Test
    void takesPrivateAddressesOnlyWhereTheyAreAllowed() {
        assertThat(Await.result(
                        receiver("https://partner:8443/", true, "10.0.0.1").address()))
                .hasToString("10.0.0.1:8443");
    }

    @Test
    void sendsPlainHttpToThisMachineAlone() {
        assertThat(Await.result(
                        receiver("http://localhost/", true, "127.0.0.1", "::1").address()))
                .hasToString("127.0.0.1:80");
        assertThat(Await.failure(
                        receiver("http://localhost/", false, "127.0.0.1").address()))
                .isInstanceOf(Receiver.Forbidden.class);
        assertThat(Await.failure(receiver("http://localhost/", true, "10.0.0.1").address()))
                .isInstanceOf(Receiver.Forbidden.class);
        assertThat(Await.failure(receiver("http://localhost/", true, "8.8.8.8").address()))
                .isInstanceOf(Receiver.Forbidden.class);
    }

    @Test
    void failsWhereNoAddressIsFound() {
        assertThat(Await.failure(receiver("https://partner.example.in/", true).address()))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void looksUpAnAddressWithoutItsBrackets() {
        Receiver receiver = receiver("https://[2001:4860:4860::8888]:8443/", false, "2001:4860:4860::8888");
        assertThat(Await.result(receiver.address()).port()).isEqualTo(8443);
        assertThat(lookedUp).containsExactly("2001:4860:4860::8888");
        assertThat(receiver.host()).isEqualTo("[2001:4860:4860::8888]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host/", "HTTPS://host/"})
    void knowsTlsInAnyCase(String url) {
        assertThat(receiver(url, false).isTls()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://host, /",
        "https://host/, /",
        "https://host/hooks/, /hooks/",
        "https://host/a%20b?c=%2F, /a%20b?c=%2F",
        "https://host?c, /?c"
    })
    void keepsThePathAsWritten(String url, String target) {
        assertThat(receiver(url, false).target()).isEqualTo(target);
    }

    private Receiver receiver(String url, boolean allowPrivate, String... addresses) {
        return new Receiver(new WebhookOptions(URI.create(url), List.of(), allowPrivate), host -> {
            lookedUp.add(host);
            return Future.succeededFuture(
                    List.of(addresses).stream().map(ReceiverTest::literal).toList());
        });
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
