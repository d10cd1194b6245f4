package dev.mfcgateway.mfcentral;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a breaker's openings are: the first as configured, each further one twice as long as the one before, but for
 * a random part, so that many gateways do not probe together. It does not count openings, and keeps no time. Any thread.
 */
final class OpenTimes {

    private static final double JITTER = 0.2;

    private final double firstMillis;
    private final double longestMillis;
    private final DoubleSupplier random;

    /** @param random from 0 to 1 */
    OpenTimes(BreakerOptions options, DoubleSupplier random) {
        this.firstMillis = options.open().toMillis();
        this.longestMillis =
                Math.max(firstMillis, (double) options.longestOpen().toMillis());
        this.random = random;
    }

    /** @param opening 1 for the first one since the breaker was closed; returns at least 1 ms */
    Duration of(int opening) {
        double exact = Math.min(longestMillis, firstMillis * Math.pow(2, opening - 1));
        double spread = exact * (1 - JITTER + 2 * JITTER * random.getAsDouble());
        return Duration.ofMillis(Math.max(1, Math.round(Math.min(longestMillis, spread))));
    }
}
