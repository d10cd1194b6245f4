package dev.mfcgateway.http;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header {@code Prefer} (RFC 7240), of which {@code respond-async} and {@code wait} mean something here. */
final class Preference {

    private static final String RESPOND_ASYNC = "respond-async";
    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,4})\"?");

    private Preference() {}

    /** How long the caller waits before it prefers to come back; empty if it does not. */
    static Optional<Duration> respondAsync(MultiMap headers) {
        List<String> lines = headers.getAll("Prefer");
        return lines.isEmpty() ? Optional.empty() : respondAsync(lines);
    }

    private static Optional<Duration> respondAsync(List<String> lines) {
        List<String> preferences = lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(part -> part.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .toList();
        return preferences.contains(RESPOND_ASYNC) ? Optional.of(wait(preferences)) : Optional.empty();
    }

    private static Duration wait(List<String> preferences) {
        return preferences.stream()
                .map(WAIT::matcher)
                .filter(Matcher::matches)
                .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1))))
                .findFirst()
                .orElse(Duration.ZERO);
    }
}
