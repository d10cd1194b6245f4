package dev.mfcgateway.flow;

import dev.mfcgateway.metrics.BacklogMetrics;
import dev.mfcgateway.transaction.PendingDeliveries;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Counts the pending work from time to time, so that a scrape need not ask Redis. It takes up none of it: {@link
 * DeliveryWorker} does. Any thread may start and stop it.
 */
public final class BacklogWatch {

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final PendingDeliveries pending;
    private final BacklogMetrics metrics;
    private volatile long timer;

    public BacklogWatch(Vertx vertx, PendingDeliveries pending, BacklogMetrics metrics) {
        this.vertx = vertx;
        this.pending = pending;
        this.metrics = metrics;
    }

    public void start() {
        timer = vertx.setPeriodic(0, EVERY.toMillis(), due -> count());
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    private void count() {
        pending.backlog()
                .onSuccess(backlog -> metrics.counted(backlog.due(), backlog.later()))
                .onFailure(unanswered -> metrics.unknown());
    }
}
