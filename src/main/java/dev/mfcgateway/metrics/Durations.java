package dev.mfcgateway.metrics;

import dev.mfcgateway.failure.Operation;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One tenant's histogram of one kind, for each operation. Each is there from its first duration on, unlike counters,
 * which are there at 0: it has twenty series, nothing alerts on its first increase, and most tenants use few operations.
 * Any thread.
 */
final class Durations {

    private final Map<Operation, Timer> timers = new ConcurrentHashMap<>();
    private final Meters meters;
    private final String name;
    private final String description;
    private final Tags tenant;

    Durations(Meters meters, String name, String description, Tags tenant) {
        this.meters = meters;
        this.name = name;
        this.description = description;
        this.tenant = tenant;
    }

    void record(Operation operation, Duration took) {
        timers.computeIfAbsent(operation, this::timer).record(took);
    }

    private Timer timer(Operation operation) {
        return meters.add(Timer.builder(name)
                .description(description)
                .tags(tenant.and("operation", operation.label()))
                .serviceLevelObjectives(DurationBuckets.ALL));
    }
}
