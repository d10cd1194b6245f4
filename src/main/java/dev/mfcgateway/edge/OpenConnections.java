package dev.mfcgateway.edge;

import dev.mfcgateway.metrics.ConnectionMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connections the whole program has open, and whether it still wants any. Any thread. */
public final class OpenConnections {

    private final AtomicInteger open = new AtomicInteger();
    private final ConnectionLimits limits;
    private final ConnectionMetrics metrics;
    private volatile boolean leaving;

    public OpenConnections(ConnectionLimits limits, MeterRegistry registry) {
        this.limits = limits;
        this.metrics = new ConnectionMetrics(registry, open::get);
    }

    /** Those of one event loop. */
    public LoopConnections onEventLoop(Vertx vertx) {
        return new LoopConnections(vertx, this);
    }

    /** From now on each answer is the last one of its connection. */
    public void leave() {
        leaving = true;
    }

    boolean isLeaving() {
        return leaving;
    }

    ConnectionLimits limits() {
        return limits;
    }

    /** Counts one more, unless there are too many. */
    boolean admit() {
        if (open.incrementAndGet() <= limits.most()) {
            return true;
        }
        open.decrementAndGet();
        metrics.refused();
        return false;
    }

    void closed() {
        open.decrementAndGet();
    }
}
