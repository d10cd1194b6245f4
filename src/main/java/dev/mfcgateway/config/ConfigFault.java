package dev.mfcgateway.config;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with one key. It never holds a value that was text: that might be a secret.
 *
 * @param place where the key stands; for a missing one, where the section stands that should hold it
 * @param key the key's path, such as {@code mfcentral.breaker.windowMs} or {@code redis.endpoints[0]}; empty for the whole
 *     file, and where there are no keys yet
 * @param problem such as {@code is 70000}
 * @param allowed such as {@code allowed: a whole number from 1 to 65535}
 */
public record ConfigFault(Place place, String key, String problem, String allowed) {

    /** The fault as one line. */
    @Override
    public String toString() {
        return Stream.of(place.toString(), key, problem + "; " + allowed)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }
}
