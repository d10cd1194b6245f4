package dev.mfcgateway.metrics;

/**
 * What one circuit breaker writes down; it begins closed. A tenant's breakers share their counters, but a tenant's
 * metrics show the state of one alone, see {@link UpstreamMetrics#show}: one whose place another has taken may still
 * move, and nobody wants to know. Any thread.
 */
public final class BreakerMetrics {

    private final UpstreamMetrics tenant;
    private volatile BreakerState state = BreakerState.CLOSED;

    BreakerMetrics(UpstreamMetrics tenant) {
        this.tenant = tenant;
    }

    /** A call ended, or was refused. */
    public void called(BreakerCall kind) {
        tenant.called(kind);
    }

    /** The breaker went to another state; its moves must be told one after the other. Staying is no move. */
    public void moved(BreakerState to) {
        BreakerState from = state;
        if (to != from) {
            state = to;
            tenant.moved(this, from, to);
        }
    }

    BreakerState state() {
        return state;
    }
}
