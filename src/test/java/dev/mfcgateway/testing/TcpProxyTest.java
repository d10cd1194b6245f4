package dev.mfcgateway.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each fault does to a connection, seen from both of its ends. */
class TcpProxyTest {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MOMENT_MILLIS = 100;

    private ServerSocket server;
    private TcpProxy proxy;
    private Socket caller;
    private Socket answerer;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        server.setSoTimeout(PATIENCE_MILLIS);
        proxy = TcpProxy.to(server.getLocalPort());
        caller = call();
        answerer = server.accept();
        answerer.setSoTimeout(PATIENCE_MILLIS);
    }

    private Socket call() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    @AfterEach
    void close() throws IOException {
        caller.close();
        answerer.close();
        proxy.close();
        server.close();
    }

    @Test
    void passesBothDirectionsOnUntilEachEnds() throws IOException {
        say(caller, "ask");
        assertThat(hear(answerer, 3)).isEqualTo("ask");
        caller.shutdownOutput();
        assertThat(answerer.getInputStream().read()).isEqualTo(-1);
        say(answerer, "answer");
        answerer.close();

        assertThat(hear(caller, 6)).isEqualTo("answer");
        assertThat(caller.getInputStream().read()).isEqualTo(-1);
        Await.until("the connection has gone", () -> proxy.connections() == 0);
    }

    @Test
    void holdsBytesBackForTheLatency() throws IOException {
        proxy.disturb(TcpFault.latency(Duration.ofMillis(MOMENT_MILLIS)));
        long began = System.nanoTime();
        say(caller, "ask");

        assertThat(hear(answerer, 3)).isEqualTo("ask");
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThanOrEqualTo(Duration.ofMillis(MOMENT_MILLIS));
    }

    @Test
    void passesNoMoreBytesThanTheThrottleAllows() throws IOException {
        proxy.disturb(TcpFault.throttle(50));
        long began = System.nanoTime();
        say(caller, "0123456789");

        assertThat(hear(answerer, 10)).isEqualTo("0123456789");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isGreaterThanOrEqualTo(9 * 20);
    }

    @Test
    void deliversAfterAStallWhatCameMeanwhile() throws IOException {
        proxy.disturb(TcpFault.STALL);
        say(caller, "ask");
        assertSilent(answerer);
        proxy.heal();

        assertThat(hear(answerer, 3)).isEqualTo("ask");
    }

    @Test
    void cutsAConnectionThatHasLostBytesInABlackholeWhenItIsUsedAgain() throws IOException {
        proxy.disturb(TcpFault.BLACKHOLE);
        say(caller, "ask");
        assertSilent(answerer);
        proxy.heal();
        assertSilent(answerer);
        say(caller, "again");

        assertReset(caller);
        assertReset(answerer);
    }

    @Test
    void cutsAtOnceAndTakesTheNextConnection() throws IOException {
        proxy.cut();
        assertReset(caller);
        assertReset(answerer);

        try (Socket next = call();
                Socket taken = server.accept()) {
            say(next, "ask");
            assertThat(hear(taken, 3)).isEqualTo("ask");
        }
    }

    @Test
    void cutsAfterSoManyBytesAndAgainAfterAsMany() throws IOException {
        proxy.disturb(TcpFault.cutAfter(5));
        say(caller, "ask");
        assertThat(hear(answerer, 3)).isEqualTo("ask");
        say(answerer, "answer");
        assertReset(caller);

        try (Socket next = call();
                Socket taken = server.accept()) {
            say(next, "asked");
            assertThat(hear(taken, 5)).isEqualTo("asked");
            say(next, "!");
            assertReset(next);
        }
    }

    @Test
    void endsOneDirectionAloneWhereItIsHalfClosed() throws IOException {
        proxy.disturb(TcpFault.HALF_CLOSE);
        say(answerer, "bye");
        assertThat(hear(caller, 3)).isEqualTo("bye");
        assertThat(caller.getInputStream().read()).isEqualTo(-1);
        proxy.heal();
        say(caller, "still here");

        assertThat(hear(answerer, 10)).isEqualTo("still here");
    }

    @Test
    void refusesNewConnectionsUntilItIsHealed() throws IOException {
        proxy.refuse();
        assertThatThrownBy(this::call).isInstanceOf(ConnectException.class);
        say(caller, "ask");
        assertThat(hear(answerer, 3)).isEqualTo("ask");
        proxy.heal();

        try (Socket next = call();
                Socket taken = server.accept()) {
            say(next, "ask");
            assertThat(hear(taken, 3)).isEqualTo("ask");
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static String hear(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), US_ASCII);
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(MOMENT_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    private static void assertReset(Socket socket) {
        assertThatThrownBy(() -> socket.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
    }
}
