package dev.mfcgateway.mfcentral;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many calls of late were bad: a sliding window in buckets, so that an old call costs nothing to forget. What is bad
 * of a call is not its affair, and it does not act. Any thread: its lock is held for a few instructions and calls nobody.
 */
final class CallWindow {

    private static final int BUCKETS = 30;

    private final double ratio;
    private final int minimumCalls;
    private final long bucketNanos;
    private final LongSupplier nanoClock;
    private final long origin;
    private final int[] calls = new int[BUCKETS];
    private final int[] bad = new int[BUCKETS];
    private long newest;

    /** @param ratio the share of bad calls that is too much; above 1: none ever is */
    CallWindow(double ratio, int minimumCalls, Duration length, LongSupplier nanoClock) {
        this.ratio = ratio;
        this.minimumCalls = minimumCalls;
        this.bucketNanos = Math.max(1, length.toNanos() / BUCKETS);
        this.nanoClock = nanoClock;
        this.origin = nanoClock.getAsLong();
    }

    /** Whether that is one bad call too many; a good one never is. */
    synchronized boolean add(boolean isBad) {
        int bucket = current();
        calls[bucket]++;
        if (!isBad) {
            return false;
        }
        bad[bucket]++;
        long total = sum(calls);
        // Divided, as a product would miss some ratios by a bit: 0.07 * 100 is above 7.
        return total >= minimumCalls && (double) sum(bad) / total >= ratio;
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
            bad[stale] = 0;
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
