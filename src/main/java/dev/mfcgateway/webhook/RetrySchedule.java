package dev.mfcgateway.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a parcel is tried again. Each delay is stretched or shortened by up to a tenth, so that what failed together does
 * not come back together; what the receiver asked for is never cut. It keeps no count and starts no timer. Any thread.
 */
public final class RetrySchedule {

    private static final double SPREAD = 0.1;

    private final List<Duration> delays;
    private final DoubleSupplier random;

    /** @param random from 0 to below 1, such as {@code Math::random} */
    public RetrySchedule(List<Duration> delays, DoubleSupplier random) {
        this.delays = List.copyOf(delays);
        this.random = random;
    }

    /**
     * How long to wait before the next try; empty if there is none.
     *
     * @param tries made so far, at least 1
     * @param retryAfter what the receiver asked for
     */
    public Optional<Duration> delayAfter(int tries, Optional<Duration> retryAfter) {
        if (tries > delays.size()) {
            return Optional.empty();
        }
        Duration delay = spread(delays.get(tries - 1));
        return Optional.of(
                retryAfter.filter(asked -> asked.compareTo(delay) > 0).orElse(delay));
    }

    private Duration spread(Duration delay) {
        double factor = 1 + SPREAD * (2 * random.getAsDouble() - 1);
        return Duration.ofMillis(Math.round(delay.toMillis() * factor));
    }
}
