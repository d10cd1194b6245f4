package dev.mfcgateway.contract;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The line to the simulator, which can be had to go bad: a call that comes by then is kept from it, and answered as the
 * trouble says. Tokens always pass. It counts what it has spoilt, and which of these connections the caller has closed.
 */
final class BadLine implements AutoCloseable {

    /** What comes instead of an answer: something at once, and something more again and again. */
    enum Trouble {
        NO_FIRST_BYTE("mfc_timeout", "", "", 0),
        INTERIM_ANSWERS_WITHOUT_END("mfc_bad_response", "", "HTTP/1.1 102 Processing\r\n\r\n", 50),
        A_HEADER_WITHOUT_END("mfc_timeout", "HTTP/1.1 200 OK\r\n", "X-More: more\r\n", 50),
        A_BYTE_A_SECOND("mfc_timeout", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", "{", 1_000),
        A_BODY_WITHOUT_END(
                "mfc_bad_response",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "4000\r\n" + "x".repeat(0x4000) + "\r\n",
                1),
        AN_ANSWER_THAT_COMES_TOO_LATE("mfc_timeout", "", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 2_500);

        private final String cause;
        private final String first;
        private final String more;
        private final int everyMillis;

        Trouble(String cause, String first, String more, int everyMillis) {
            this.cause = cause;
            this.first = first;
            this.more = more;
            this.everyMillis = everyMillis;
        }

        /** What the caller is told. */
        String cause() {
            return cause;
        }
    }

    private static final String CALL = "POST /api/client/";

    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final AtomicInteger spoilt = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final int port;
    private volatile int simulatorPort;
    private volatile Optional<Trouble> trouble = Optional.empty();

    BadLine() throws IOException {
        port = FreePort.next();
    }

    int port() {
        return port;
    }

    BadLine to(int simulatorPort) {
        this.simulatorPort = simulatorPort;
        Await.result(vertx.createNetServer().connectHandler(this::connect).listen(port, "127.0.0.1"));
        return this;
    }

    void goesBad(Trouble kind) {
        trouble = Optional.of(kind);
    }

    void isMended() {
        trouble = Optional.empty();
    }

    int spoilt() {
        return spoilt.get();
    }

    /** Of those that it has spoilt. */
    int closed() {
        return closed.get();
    }

    private void connect(NetSocket caller) {
        caller.pause();
        client.connect(simulatorPort, "127.0.0.1").onSuccess(simulator -> {
            simulator.handler(caller::write).closeHandler(gone -> caller.close());
            caller.closeHandler(gone -> simulator.close());
            caller.handler(sent -> pass(caller, simulator, sent)).resume();
        });
    }

    private void pass(NetSocket caller, NetSocket simulator, Buffer sent) {
        Optional<Trouble> now = trouble.filter(bad -> sent.toString().contains(CALL));
        if (now.isEmpty()) {
            simulator.write(sent);
            return;
        }
        spoilt.incrementAndGet();
        caller.handler(lost -> {});
        spoil(caller, now.get());
    }

    private void spoil(NetSocket caller, Trouble kind) {
        caller.write(kind.first);
        long timer = kind.everyMillis == 0 ? -1 : vertx.setPeriodic(kind.everyMillis, tick -> caller.write(kind.more));
        caller.closeHandler(gone -> {
            vertx.cancelTimer(timer);
            closed.incrementAndGet();
        });
    }

    @Override
    public void close() {
        Await.result(vertx.close());
    }
}
