package dev.mfcgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFaultTest {

    @ParameterizedTest
    @MethodSource("faults")
    void hasAName(Throwable fault, String beforeSending, String afterSending) {
        assertThat(NetworkFault.beforeSending(fault)).isEqualTo(beforeSending);
        assertThat(NetworkFault.afterSending(fault)).isEqualTo(afterSending);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new Receiver.Forbidden(), "forbidden_address", "bad_answer"),
                Arguments.of(new UnknownHostException(), "unresolved", "closed"),
                Arguments.of(new SSLHandshakeException("no"), "tls", "closed"),
                Arguments.of(new ConnectionPoolTooBusyException("full"), "overloaded", "bad_answer"),
                Arguments.of(new TimeoutException(), "timeout", "bad_answer"),
                Arguments.of(new ConnectException(), "unreachable", "closed"),
                Arguments.of(new HttpClosedException("gone"), "unreachable", "closed"),
                Arguments.of(new IllegalStateException(), "unexpected", "bad_answer"));
    }
}
