package dev.mfcgateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How the connections to Redis do; all at 0 from the start. Any thread. */
public final class RedisMetrics {

    private final AtomicInteger connections = new AtomicInteger();
    private final Map<RedisFailure, Counter> failures = new EnumMap<>(RedisFailure.class);
    private final Counter reconnects;

    RedisMetrics(Meters meters) {
        meters.add(Gauge.builder("mfc_gateway_redis_connections", connections, AtomicInteger::get)
                .description("Connections to Redis that stand"));
        this.reconnects = meters.add(Counter.builder("mfc_gateway_redis_reconnects")
                .description("Connections to Redis that took the place of one that was lost"));
        for (RedisFailure failure : RedisFailure.values()) {
            failures.put(
                    failure,
                    meters.add(Counter.builder("mfc_gateway_redis_failures")
                            .description("Commands that Redis did not carry out, as far as is known")
                            .tag("cause", failure.label())));
        }
    }

    /** A connection stands. */
    public void connected() {
        connections.incrementAndGet();
    }

    /** The connection stands in the place of one that was lost. */
    public void reconnected() {
        reconnects.increment();
    }

    /** A connection that stood is lost, or given up. */
    public void disconnected() {
        connections.decrementAndGet();
    }

    /** A command was not carried out, as far as is known. */
    public void failed(RedisFailure failure) {
        failures.get(failure).increment();
    }
}
