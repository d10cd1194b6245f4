package dev.mfcgateway.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;

/** The log's own trouble. Any thread. */
public final class LogMetrics {

    private LogMetrics() {}

    /**
     * Begins to tell.
     *
     * @param linesLost since the start
     */
    public static void register(MeterRegistry registry, LongSupplier linesLost) {
        FunctionCounter.builder("mfc_gateway_log_lines_lost", linesLost, LongSupplier::getAsLong)
                .description("Lines of the log left out because standard output did not take them in time")
                .register(registry);
    }
}
