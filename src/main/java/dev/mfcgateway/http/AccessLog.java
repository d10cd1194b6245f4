package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.journey.Step;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One event per request, made of labels and numbers alone: no path, no body, nothing that names an investor. Each
 * operation has a logger of its own below {@code dev.mfcgateway.access}, so that one can be silenced. What is not known
 * is left out. Any event loop.
 */
final class AccessLog {

    private static final Map<Operation, Logger> LOGGERS = loggers();

    private AccessLog() {}

    private static Map<Operation, Logger> loggers() {
        Map<Operation, Logger> loggers = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            loggers.put(operation, LoggerFactory.getLogger("dev.mfcgateway.access." + operation.label()));
        }
        return loggers;
    }

    static void write(Exchange exchange, int status, Optional<GatewayFailure> failure) {
        Logger log = LOGGERS.get(exchange.operation());
        if (log.isInfoEnabled()) {
            LoggingEventBuilder line = log.atInfo()
                    .addKeyValue("requestId", exchange.requestId())
                    .addKeyValue("tenant", exchange.tenantLabel())
                    .addKeyValue("operation", exchange.operation().label())
                    .addKeyValue("status", status);
            failure.ifPresent(row -> add(line, row));
            add(line, exchange.journey());
            line.log("answered");
        }
    }

    private static void add(LoggingEventBuilder line, GatewayFailure failure) {
        line.addKeyValue("category", failure.category().label());
        failure.internalCause().map(FailureCause::label).ifPresent(cause -> line.addKeyValue("cause", cause));
    }

    private static void add(LoggingEventBuilder line, Journey journey) {
        journey.channel().ifPresent(channel -> line.addKeyValue("channel", channel.label()));
        journey.send().ifPresent(send -> line.addKeyValue("send", send)
                .addKeyValue("sendsRemaining", journey.sendsRemaining()));
        journey.traceId().ifPresent(trace -> line.addKeyValue("traceId", trace));
        line.addKeyValue("ms", millis(journey.elapsed()));
        for (Step step : Step.values()) {
            journey.took(step).ifPresent(took -> line.addKeyValue(step.label() + "Ms", millis(took)));
        }
    }

    /** With thousandths: most steps take less than one. */
    private static double millis(Duration took) {
        return took.toNanos() / 1_000 / 1_000.0;
    }
}
