package dev.mfcgateway.chaos;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Callers who ask at a steady rate, of one gateway after the other, whether or not answers come. Each request takes the
 * next transaction of those it was given; when there is none left, it asks no more.
 */
final class Load {

    private static final int TICK_MILLIS = 5;

    private final Vertx vertx;
    private final Fleet fleet;
    private final History history;
    private final int perSecond;
    private final Queue<String> transactions;
    private final long began = System.nanoTime();
    private final long timer;
    private int asked;

    private Load(Fleet fleet, History history, int perSecond, List<String> transactions) {
        this.vertx = fleet.vertx();
        this.fleet = fleet;
        this.history = history;
        this.perSecond = perSecond;
        this.transactions = new ConcurrentLinkedQueue<>(transactions);
        this.timer = vertx.setPeriodic(TICK_MILLIS, tick -> askWhatIsDue());
    }

    static Load start(Fleet fleet, History history, int perSecond, List<String> transactions) {
        return new Load(fleet, history, perSecond, transactions);
    }

    private void askWhatIsDue() {
        long due = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) * perSecond / 1_000;
        while (asked < due && !transactions.isEmpty()) {
            history.ask(fleet.member(asked), transactions.remove());
            asked++;
        }
    }

    /** Asks no more, and waits until each request is answered. */
    void stop() {
        vertx.cancelTimer(timer);
        history.awaitAnswers();
    }
}
