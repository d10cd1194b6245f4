package dev.mfcgateway.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How a tenant's calls to MFCentral went in the last hour, as this gateway saw them; it forgets by the minute. A call's
 * duration is remembered to a tenth of itself. A tenant without calls costs next to nothing, one with some in every
 * minute 18 KiB. Any thread; the lock is held for some nanoseconds, thousands of times less often than calls are made.
 */
public final class LastHour {

    public static final Duration LENGTH = Duration.ofHours(1);

    private static final int MINUTES = 60;

    /** From a millisecond to ten minutes; each bucket's upper bound is so many times its lower one. */
    private static final double GROWTH = 1.2;

    private static final int BUCKETS = bucket(Duration.ofMinutes(10)) + 1;

    private final LongSupplier nanoClock;
    private final Minute[] minutes = new Minute[MINUTES];

    public LastHour(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    private static final class Minute {
        private final long number;
        private final int[] byDuration = new int[BUCKETS];
        private long good;

        private Minute(long number) {
            this.number = number;
        }
    }

    /**
     * What was seen.
     *
     * @param calls that say something of MFCentral's health
     * @param good those of them in which it did what it was asked for
     * @param median empty where there were none, as the others
     */
    public record Summary(
            long calls, long good, Optional<Duration> median, Optional<Duration> p95, Optional<Duration> p99) {}

    /** MFCentral did what it was asked for. */
    public synchronized void good(Duration took) {
        count(took).good++;
    }

    /** MFCentral was in trouble. */
    public synchronized void bad(Duration took) {
        count(took);
    }

    private Minute count(Duration took) {
        long number = minute();
        int slot = Math.floorMod(number, MINUTES);
        if (minutes[slot] == null || minutes[slot].number != number) {
            minutes[slot] = new Minute(number);
        }
        minutes[slot].byDuration[Math.min(BUCKETS - 1, bucket(took))]++;
        return minutes[slot];
    }

    public synchronized Summary summary() {
        long oldest = minute() - MINUTES + 1;
        long[] byDuration = new long[BUCKETS];
        long calls = 0;
        long good = 0;
        for (Minute one : minutes) {
            if (one != null && one.number >= oldest) {
                good += one.good;
                for (int bucket = 0; bucket < BUCKETS; bucket++) {
                    byDuration[bucket] += one.byDuration[bucket];
                    calls += one.byDuration[bucket];
                }
            }
        }
        return new Summary(
                calls,
                good,
                percentile(byDuration, calls, 0.5),
                percentile(byDuration, calls, 0.95),
                percentile(byDuration, calls, 0.99));
    }

    /** The duration that the share {@code part} of all calls did not exceed. */
    private static Optional<Duration> percentile(long[] byDuration, long calls, double part) {
        long rank = Math.max(1, (long) Math.ceil(calls * part));
        long passed = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            passed += byDuration[bucket];
            if (passed >= rank) {
                return Optional.of(middle(bucket));
            }
        }
        return Optional.empty();
    }

    private static int bucket(Duration took) {
        double millis = took.toMillis();
        return millis < 1 ? 0 : (int) Math.floor(Math.log(millis) / Math.log(GROWTH));
    }

    /** No duration in the bucket is further from it than a tenth. */
    private static Duration middle(int bucket) {
        return Duration.ofMillis(Math.round(Math.pow(GROWTH, bucket + 0.5)));
    }

    private long minute() {
        return Math.floorDiv(nanoClock.getAsLong(), Duration.ofMinutes(1).toNanos());
    }
}
