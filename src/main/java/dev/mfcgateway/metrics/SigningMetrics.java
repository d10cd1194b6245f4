package dev.mfcgateway.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;

/** What waits for a thread to be signed or opened, and for how long: all tenants together. Any thread. */
public final class SigningMetrics {

    private final Timer waits;
    private volatile IntSupplier waiting = () -> 0;

    SigningMetrics(Meters meters) {
        waits = meters.add(Timer.builder("mfc_gateway_signing_wait")
                .description("From the wish for a signature to the thread that computes it")
                .serviceLevelObjectives(DurationBuckets.ALL));
        meters.add(Gauge.builder("mfc_gateway_signing_queue", this, own -> own.waiting.getAsInt())
                .description("Signatures, and answers to be opened, that wait for a thread"));
    }

    /** From now on {@code waiting} says how many wait. */
    public void watch(IntSupplier waiting) {
        this.waiting = waiting;
    }

    /** One of them has got its thread. */
    public void waited(Duration time) {
        waits.record(time);
    }
}
