package dev.mfcgateway.mfcentral;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When one call has to be over: made once, handed down, and asked by each step for what is left. Immutable; any thread. */
final class Deadline {

    private final LongSupplier nanoClock;
    private final long end;

    private Deadline(LongSupplier nanoClock, long end) {
        this.nanoClock = nanoClock;
        this.end = end;
    }

    static Deadline after(Duration timeout, LongSupplier nanoClock) {
        return new Deadline(nanoClock, nanoClock.getAsLong() + timeout.toNanos());
    }

    /** What is left, in milliseconds and rounded up; 0 once it is over. */
    long remainingMillis() {
        long nanos = end - nanoClock.getAsLong();
        return nanos <= 0 ? 0 : (nanos + 999_999) / 1_000_000;
    }

    /** What is left, as the delay of a timer, of which 0 is none. */
    long timerMillis() {
        return Math.max(1, remainingMillis());
    }

    boolean isOver() {
        return remainingMillis() == 0;
    }
}
