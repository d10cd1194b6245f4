package dev.mfcgateway.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What becomes of bytes on their way through a {@link TcpProxy}, each direction of each connection on a thread of its
 * own, which a fault may block. Cutting connections and refusing new ones are the proxy's own doing, not a fault of what
 * passes.
 */
@FunctionalInterface
public interface TcpFault {

    /** None: what comes is passed on. */
    TcpFault NONE = TcpPassage::write;

    /** Every byte is swallowed. A connection that has lost some is cut when it is used again after the fault. */
    TcpFault BLACKHOLE = (passage, piece) -> passage.lose();

    /** Nothing passes, and nothing is lost: all that came goes on its way when the fault is over. */
    TcpFault STALL = (passage, piece) -> passage.awaitOver(TcpFault.STALL, piece);

    /** After the next bytes comes the end of the stream, in their direction alone. */
    TcpFault HALF_CLOSE = (passage, piece) -> {
        passage.write(piece);
        passage.end();
    };

    void pass(TcpPassage passage, byte[] piece) throws IOException, InterruptedException;

    /** Bytes arrive that much later; those that come meanwhile wait for their turn, and so up to twice that. */
    static TcpFault latency(Duration delay) {
        return (passage, piece) -> {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            passage.write(piece);
        };
    }

    /** Each direction of each connection passes that many bytes per second at the most. */
    static TcpFault throttle(int bytesPerSecond) {
        return (passage, piece) -> {
            for (int at = 0; at < piece.length; at++) {
                passage.write(new byte[] {piece[at]});
                TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
            }
        };
    }

    /** Whichever connection carries the byte after so many, again and again, is cut there. */
    static TcpFault cutAfter(int bytes) {
        AtomicLong left = new AtomicLong(bytes);
        return (passage, piece) -> {
            long before = left.getAndAdd(-piece.length);
            if (before >= piece.length) {
                passage.write(piece);
                return;
            }
            left.set(bytes);
            passage.write(Arrays.copyOf(piece, (int) Math.max(before, 0)));
            throw TcpPassage.cut();
        };
    }
}
