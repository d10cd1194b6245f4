package dev.mfcgateway.mfcentral;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Keeps calls back for as long as MFCentral asked for. It limits nothing of its own accord. Any thread. */
final class RateGate {

    private final LongSupplier nanoClock;
    private final AtomicLong opensAt;

    RateGate(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.opensAt = new AtomicLong(nanoClock.getAsLong());
    }

    /** A later pause prolongs an earlier one, and never cuts it short. */
    void pause(Duration asked) {
        long until = nanoClock.getAsLong() + asked.toNanos();
        opensAt.accumulateAndGet(until, (one, other) -> one - other >= 0 ? one : other);
    }

    /** What is left of the pause, if there is one. */
    Optional<Duration> remaining() {
        long nanos = opensAt.get() - nanoClock.getAsLong();
        return nanos > 0 ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty();
    }
}
