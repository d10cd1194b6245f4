package dev.mfcgateway.http;

import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.journey.Step;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
            LoggingEventBuilder line = log.atInfo();
            for (Map.Entry<String, Object> field :
                    fields(exchange, status, failure).entrySet()) {
                line = line.addKeyValue(field.getKey(), field.getValue());
            }
            line.log("answered");
        }
    }

    private static Map<String, Object> fields(Exchange exchange, int status, Optional<GatewayFailure> failure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("requestId", exchange.requestId());
        fields.put("tenant", exchange.tenantLabel());
        fields.put("operation", exchange.operation().label());
        fields.put("status", status);
        failure.ifPresent(row -> putRow(fields, row));
        putWay(fields, exchange.journey());
        return fields;
    }

    private static void putRow(Map<String, Object> fields, GatewayFailure failure) {
        fields.put("category", failure.category().label());
        failure.internalCause().ifPresent(cause -> fields.put("cause", cause.label()));
    }

    private static void putWay(Map<String, Object> fields, Journey journey) {
        journey.channel().ifPresent(channel -> fields.put("channel", channel.label()));
        journey.send().ifPresent(send -> {
            fields.put("send", send);
            fields.put("sendsRemaining", journey.sendsRemaining());
        });
        journey.traceId().ifPresent(trace -> fields.put("traceId", trace));
        fields.put("ms", millis(journey.elapsed()));
        for (Step step : Step.values()) {
            journey.took(step).ifPresent(took -> fields.put(step.label() + "Ms", millis(took)));
        }
    }

    /** With thousandths: most steps take less than one. */
    private static double millis(Duration took) {
        return Math.floor(took.toNanos() / 1_000.0) / 1_000;
    }
}
