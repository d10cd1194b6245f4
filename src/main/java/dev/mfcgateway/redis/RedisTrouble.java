package dev.mfcgateway.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trouble with Redis is worth one line when it begins and one when it ends, not one for each request. It has ended when
 * commands have been carried out for a while and none has failed. Any thread.
 */
final class RedisTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(RedisTrouble.class);

    private static final Duration QUIET = Duration.ofSeconds(2);

    private final AtomicBoolean present = new AtomicBoolean();
    private final LongSupplier nanos;
    private volatile long lastSeen;

    /** @param nanos a clock such as {@link System#nanoTime} */
    RedisTrouble(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @param what happened, without a secret */
    void seen(String what) {
        lastSeen = nanos.getAsLong();
        if (present.compareAndSet(false, true)) {
            LOG.warn("Redis does not carry out commands: {}", what);
        }
    }

    /** A command was carried out. */
    void notSeen() {
        if (present.get() && nanos.getAsLong() - lastSeen >= QUIET.toNanos() && present.compareAndSet(true, false)) {
            LOG.info("Redis carries out commands again");
        }
    }
}
