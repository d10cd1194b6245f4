package dev.mfcgateway.config;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mfcgateway.config.LogOptions.Format;
import dev.mfcgateway.config.LogOptions.Level;
import java.util.Locale;
import java.util.Map;

/** The section {@code logging} of the shared document, already found good, as options. */
final class LogSettings {

    private LogSettings() {}

    static LogOptions options(Settings settings) {
        return new LogOptions(
                settings.choice("logging.format", Format.class),
                settings.at("logging.levels").properties().stream()
                        .collect(toMap(Map.Entry::getKey, LogSettings::level)));
    }

    private static Level level(Map.Entry<String, JsonNode> logger) {
        return Level.valueOf(logger.getValue().textValue().toUpperCase(Locale.ROOT));
    }
}
