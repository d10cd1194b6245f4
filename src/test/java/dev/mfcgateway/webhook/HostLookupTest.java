package dev.mfcgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class HostLookupTest {

    @Test
    void readsTheHostsFile(Vertx vertx) {
        assertThat(Await.result(HostLookup.of(vertx).addresses("localhost")))
                .isNotEmpty()
                .allMatch(InetAddress::isLoopbackAddress);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "2001:db8::7"})
    void letsAnAddressStandForItself(String address, Vertx vertx) throws UnknownHostException {
        assertThat(Await.result(HostLookup.of(vertx).addresses(address)))
                .containsExactly(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner.invalid", "-", "a..b"})
    void failsForANameThatNobodyHas(String name, Vertx vertx) {
        assertThat(Await.failure(HostLookup.of(vertx).addresses(name))).isNotNull();
    }
}
