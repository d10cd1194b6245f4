package dev.mfcgateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one circuit breaker writes down; it begins closed. A tenant's breakers share their counters, but each has a state
 * of its own: see {@link UpstreamMetrics#newBreaker}. Any thread.
 */
public final class BreakerMetrics {

    private final Map<BreakerCall, Counter> calls = new EnumMap<>(BreakerCall.class);
    private final Map<BreakerState, Map<BreakerState, Counter>> moves = new EnumMap<>(BreakerState.class);
    private volatile BreakerState state = BreakerState.CLOSED;

    BreakerMetrics(MeterRegistry registry, Tags tenant) {
        for (BreakerCall kind : BreakerCall.values()) {
            calls.put(
                    kind,
                    Counter.builder("mfc_gateway_circuit_breaker_calls")
                            .description("Calls that the circuit breaker was asked for, by how they ended")
                            .tags(tenant.and("kind", kind.label()))
                            .register(registry));
        }
        for (BreakerState from : BreakerState.values()) {
            moves.put(from, moves(registry, tenant, from));
        }
    }

    /** A call ended, or was refused. */
    public void called(BreakerCall kind) {
        calls.get(kind).increment();
    }

    /** The breaker went to another state; its moves must be told one after the other. Staying is no move. */
    public void moved(BreakerState to) {
        if (to != state) {
            moves.get(state).get(to).increment();
            state = to;
        }
    }

    BreakerState state() {
        return state;
    }

    private static Map<BreakerState, Counter> moves(MeterRegistry registry, Tags tenant, BreakerState from) {
        Map<BreakerState, Counter> counters = new EnumMap<>(BreakerState.class);
        for (BreakerState to : BreakerState.values()) {
            if (to != from) {
                counters.put(
                        to,
                        Counter.builder("mfc_gateway_circuit_breaker_transitions")
                                .description("The circuit breaker's changes of state")
                                .tags(tenant.and("from", from.label(), "to", to.label()))
                                .register(registry));
            }
        }
        return counters;
    }
}
