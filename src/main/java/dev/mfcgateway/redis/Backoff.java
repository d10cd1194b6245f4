package dev.mfcgateway.redis;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: twice as long each time, up to a second, and by a random half more or less, so
 * that many gateways do not come back in one beat. One caller at a time.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 1_000;

    private final DoubleSupplier random;
    private long next = FIRST_MILLIS;

    /** @param random from 0 up to 1 */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    Duration next() {
        double jittered = next * (0.5 + random.getAsDouble());
        next = Math.min(next * 2, LONGEST_MILLIS);
        return Duration.ofMillis(Math.min((long) jittered, LONGEST_MILLIS));
    }

    /** The last attempt turned out well. */
    void reset() {
        next = FIRST_MILLIS;
    }
}
