package dev.mfcgateway.tenant;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One tenant's token bucket: it holds up to {@code burst} requests and is filled by {@code requestsPerSecond}. It is
 * this gateway's alone; deliberately nothing is shared, so that asking costs no round trip. The whole state is one
 * number, the time at which the bucket is full again. Any thread, without a lock.
 */
public final class RateLimit {

    private static final double NANOS_PER_SECOND = 1e9;

    private final RateLimitOptions options;
    private final LongSupplier nanoClock;
    private final long nanosPerRequest;
    private final long nanosToFill;
    private final AtomicLong fullAt;

    public RateLimit(RateLimitOptions options, LongSupplier nanoClock) {
        this.options = options;
        this.nanoClock = nanoClock;
        this.nanosPerRequest = Math.round(NANOS_PER_SECOND / options.requestsPerSecond());
        this.nanosToFill = options.burst() * nanosPerRequest;
        this.fullAt = new AtomicLong(nanoClock.getAsLong());
    }

    /** Takes one request out of the bucket, if there is one. */
    public Quota take() {
        while (true) {
            long now = nanoClock.getAsLong();
            long known = fullAt.get();
            long missing = Math.max(0, known - now);
            if (missing + nanosPerRequest > nanosToFill) {
                return quota(false, missing);
            }
            long next = missing + nanosPerRequest;
            if (fullAt.compareAndSet(known, now + next)) {
                return quota(true, next);
            }
        }
    }

    /** @param missing nanoseconds until the bucket is full; less than that by a request's share for each that is there */
    private Quota quota(boolean admitted, long missing) {
        long remaining = (nanosToFill - missing) / nanosPerRequest;
        long more = missing - (nanosToFill - (remaining + 1) * nanosPerRequest);
        return new Quota(options, admitted, remaining, TimeUnit.NANOSECONDS.toSeconds(more + 999_999_999));
    }
}
