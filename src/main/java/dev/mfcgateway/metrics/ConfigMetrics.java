package dev.mfcgateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Which configuration is in force, and what became of the attempts to put another one in its place. Any thread. */
public final class ConfigMetrics {

    private final AtomicLong generation = new AtomicLong(1);
    private final InstantSource clock;
    private final Counter ok;
    private final Counter error;
    private volatile Instant lastSuccess;
    private volatile boolean lastSucceeded = true;

    /** A configuration has just been started from: the first generation. */
    public ConfigMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.lastSuccess = clock.instant();
        this.ok = reloads(registry, "ok");
        this.error = reloads(registry, "error");
        Gauge.builder("mfc_gateway_config_generation", generation::get)
                .description("1 after the start, and one more for each reload that succeeded")
                .register(registry);
        Gauge.builder("mfc_gateway_config_last_success_timestamp", () -> lastSuccess.toEpochMilli() / 1_000.0)
                .description("When the configuration in force was put in force")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("mfc_gateway_config_last_reload_successful", () -> lastSucceeded ? 1 : 0)
                .description("0 while the files say something that was refused")
                .register(registry);
    }

    /** Another configuration is in force. */
    public void reloaded() {
        generation.incrementAndGet();
        lastSuccess = clock.instant();
        lastSucceeded = true;
        ok.increment();
    }

    /** Another configuration was refused; the one in force stays. */
    public void refused() {
        lastSucceeded = false;
        error.increment();
    }

    private static Counter reloads(MeterRegistry registry, String result) {
        return Counter.builder("mfc_gateway_config_reloads")
                .description("Attempts to put another configuration in force")
                .tag("result", result)
                .register(registry);
    }
}
