package dev.mfcgateway.metrics;

import java.util.Locale;

/** A circuit breaker's state, as the metrics name it. */
public enum BreakerState {
    CLOSED,
    OPEN,
    HALF_OPEN;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
