package dev.mfcgateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** The public port's connections. Any thread. */
public final class ConnectionMetrics {

    private final Counter refused;

    /** @param open how many there are now */
    public ConnectionMetrics(MeterRegistry registry, IntSupplier open) {
        Gauge.builder("mfc_gateway_connections", open::getAsInt)
                .description("Connections to the public port that are open")
                .strongReference(true)
                .register(registry);
        refused = Counter.builder("mfc_gateway_connections_refused")
                .description("Connections closed at once because there were server.maxConnections")
                .register(registry);
    }

    public void refused() {
        refused.increment();
    }
}
