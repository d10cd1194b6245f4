package dev.mfcgateway.mfcentral;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many calls failed of late: a sliding window in buckets, so that an old call costs nothing to forget. It decides;
 * it does not act. Any thread: its lock is held for a few instructions and calls nobody.
 */
final class FailureWindow {

    private static final int BUCKETS = 30;

    private final double failureRatio;
    private final int minimumCalls;
    private final long bucketNanos;
    private final LongSupplier nanoClock;
    private final long origin;
    private final int[] calls = new int[BUCKETS];
    private final int[] failures = new int[BUCKETS];
    private long newest;

    FailureWindow(double failureRatio, int minimumCalls, Duration length, LongSupplier nanoClock) {
        this.failureRatio = failureRatio;
        this.minimumCalls = minimumCalls;
        this.bucketNanos = Math.max(1, length.toNanos() / BUCKETS);
        this.nanoClock = nanoClock;
        this.origin = nanoClock.getAsLong();
    }

    synchronized void succeeded() {
        calls[current()]++;
    }

    /** Whether that is one failure too many. */
    synchronized boolean failed() {
        int bucket = current();
        calls[bucket]++;
        failures[bucket]++;
        long total = sum(calls);
        return total >= minimumCalls && sum(failures) >= failureRatio * total;
    }

    synchronized void clear() {
        forget(BUCKETS);
    }

    private int current() {
        long now = Math.max(newest, (nanoClock.getAsLong() - origin) / bucketNanos);
        forget(now - newest);
        newest = now;
        return (int) (now % BUCKETS);
    }

    /** Empties the buckets that come after the newest: they hold what happened one window ago. */
    private void forget(long buckets) {
        for (long step = 1; step <= Math.min(buckets, BUCKETS); step++) {
            int stale = (int) ((newest + step) % BUCKETS);
            calls[stale] = 0;
            failures[stale] = 0;
        }
    }

    private static long sum(int[] counts) {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
