package dev.mfcgateway.metrics;

import java.util.Locale;

/** Why Redis did not carry out a command: the label {@code cause} of {@code mfc_gateway_redis_failures_total}. */
public enum RedisFailure {
    /** It did not answer in time; it may have carried the command out. */
    TIMEOUT,
    /** There was no connection, or it ended before the answer came; then Redis may have carried the command out. */
    DISCONNECTED,
    /** It said no, or so many commands were waiting for it that one more was not sent. */
    REFUSED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
