package dev.mfcgateway.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One direction of one connection through a {@link TcpProxy}: reads, and hands what came to the fault of the moment. */
public final class TcpPassage {

    private static final int PIECE = 16 * 1024;

    private final Socket from;
    private final Socket to;
    private final Supplier<TcpFault> fault;
    private boolean lost;
    private boolean ended;

    TcpPassage(Socket from, Socket to, Supplier<TcpFault> fault) {
        this.from = from;
        this.to = to;
        this.fault = fault;
    }

    /** Until this direction has ended, while the other one may go on; fails where both are to be reset. */
    void pump() throws IOException, InterruptedException {
        byte[] buffer = new byte[PIECE];
        while (!ended) {
            int length = from.getInputStream().read(buffer);
            if (length < 0) {
                end();
            } else {
                passOn(Arrays.copyOf(buffer, length));
            }
        }
    }

    private void passOn(byte[] piece) throws IOException, InterruptedException {
        TcpFault now = fault.get();
        if (lost && now != TcpFault.BLACKHOLE) {
            throw cut();
        }
        now.pass(this, piece);
    }

    void write(byte[] piece) throws IOException {
        to.getOutputStream().write(piece);
    }

    /** What has just come never arrives: no byte may follow it. */
    void lose() {
        lost = true;
    }

    void end() throws IOException {
        to.shutdownOutput();
        ended = true;
    }

    /** What to throw where both ends are to be reset. */
    static IOException cut() {
        return new SocketException("cut by a fault");
    }

    /** Holds {@code piece} back while {@code current} is in force. */
    void awaitOver(TcpFault current, byte[] piece) throws IOException, InterruptedException {
        while (fault.get() == current) {
            if (to.isClosed()) {
                throw cut();
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        passOn(piece);
    }
}
