package dev.mfcgateway.metrics;

import java.util.Locale;

/**
 * How one call looked to the circuit breaker: the label {@code kind} of {@code mfc_gateway_circuit_breaker_calls_total}.
 * Every call that the breaker was asked for is one of them, and counted when it ends.
 */
public enum BreakerCall {
    /** MFCentral did what it was asked for, in time. */
    SUCCESS,
    /** It did, but took longer than {@code slowCallMs}. */
    SLOW,
    /** MFCentral is in trouble. */
    FAILURE,
    /** Says nothing of MFCentral's health: it declined, or this gateway was at fault. */
    NEUTRAL,
    /** Ended in another state than it began in, and counts for nothing. */
    STALE,
    /** Never made: the breaker was open, or half-open with its probe under way. */
    REFUSED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
