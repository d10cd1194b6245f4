package dev.mfcgateway.metrics;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.Operation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one tenant's callers were answered. Every counter is there at 0 from the start, so that an alert on an increase
 * sees the first one too. Any thread.
 */
public final class RequestMetrics {

    private record OperationMeters(Counter ok, Counter error, Map<FailureCategory, Counter> failures) {}

    private final Meters meters;
    private final Tags tenant;
    private final Durations durations;
    private final Map<Operation, OperationMeters> operations = new EnumMap<>(Operation.class);

    RequestMetrics(MeterRegistry registry, String tenant) {
        this.meters = new Meters(registry);
        this.tenant = Tags.of("tenant", tenant);
        this.durations = new Durations(
                meters, "mfc_gateway_request_duration", "From a request's head to the end of its answer", this.tenant);
        for (Operation operation : Operation.values()) {
            operations.put(operation, meters(operation));
        }
    }

    /** A request was answered: with the error {@code failure}, or with success. */
    public void answered(Operation operation, Optional<FailureCategory> failure, Duration took) {
        OperationMeters own = operations.get(operation);
        durations.record(operation, took);
        if (failure.isPresent()) {
            own.error().increment();
            failures(operation, failure.get()).increment();
        } else {
            own.ok().increment();
        }
    }

    /** One that is not in the map is made when it is needed: an accident may come before an operation is known. */
    private Counter failures(Operation operation, FailureCategory category) {
        Counter known = operations.get(operation).failures().get(category);
        return known != null
                ? known
                : failures(tenant.and("operation", operation.label(), "category", category.label()));
    }

    void remove() {
        meters.removeAll();
    }

    private OperationMeters meters(Operation operation) {
        Tags tags = tenant.and("operation", operation.label());
        Map<FailureCategory, Counter> failures = new EnumMap<>(FailureCategory.class);
        for (FailureCategory category : FailureCategory.values()) {
            if (category.operations().contains(operation)) {
                failures.put(category, failures(tags.and("category", category.label())));
            }
        }
        return new OperationMeters(
                requests(tags.and("outcome", "ok")), requests(tags.and("outcome", "error")), failures);
    }

    private Counter failures(Tags tags) {
        return meters.add(Counter.builder("mfc_gateway_errors")
                .description("Error answers, by the row of the error map")
                .tags(tags));
    }

    private Counter requests(Tags tags) {
        return meters.add(Counter.builder("mfc_gateway_requests")
                .description("Requests answered")
                .tags(tags));
    }
}
