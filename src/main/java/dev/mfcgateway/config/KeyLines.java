package dev.mfcgateway.config;

import java.util.Map;

/**
 * On which line of its file each key and each list's entry stands. Immutable; any thread.
 *
 * @param lines from 1, by key
 */
public record KeyLines(Map<String, Integer> lines) {

    /** Of a document that was no file. */
    public static final KeyLines UNKNOWN = new KeyLines(Map.of());

    public KeyLines {
        lines = Map.copyOf(lines);
    }

    /** The line of {@code key}, of a missing one that of the nearest section above; {@link Place#NO_LINE} where there is none. */
    int of(String key) {
        String nearest = key;
        while (!nearest.isEmpty() && !lines.containsKey(nearest)) {
            nearest = KeyPath.above(nearest);
        }
        return lines.getOrDefault(nearest, Place.NO_LINE);
    }
}
