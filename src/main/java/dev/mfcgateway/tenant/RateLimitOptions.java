package dev.mfcgateway.tenant;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many requests of one tenant a gateway takes.
 *
 * @param requestsPerSecond in the long run; 0.01 to 100000
 * @param burst at once, after a quiet time; 1 to 1000000
 */
public record RateLimitOptions(double requestsPerSecond, int burst) {

    /** Seconds, rounded up, in which {@link #burst} requests are earned. */
    public long windowSeconds() {
        return BigDecimal.valueOf(burst)
                .divide(BigDecimal.valueOf(requestsPerSecond), 0, RoundingMode.CEILING)
                .longValueExact();
    }
}
