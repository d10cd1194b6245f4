package dev.mfcgateway.metrics;

/**
 * What one circuit breaker says of itself. A tenant's metrics show that of one breaker alone, see {@link
 * UpstreamMetrics#show}: one whose place another has taken may still move, and nobody wants to know. Any thread.
 */
public final class BreakerMetrics {

    private final UpstreamMetrics tenant;
    private volatile BreakerState state = BreakerState.CLOSED;

    BreakerMetrics(UpstreamMetrics tenant) {
        this.tenant = tenant;
    }

    /** The breaker went to another state. */
    public void moved(BreakerState from, BreakerState to) {
        state = to;
        tenant.moved(this, from, to);
    }

    BreakerState state() {
        return state;
    }
}
