package dev.mfcgateway.config;

import java.util.Comparator;

/**
 * Where in the configuration something stands, written as editors and compilers write it.
 *
 * @param document the file's name
 * @param line from 1; {@link #NO_LINE} for the whole file, or where lines are not known
 */
public record Place(String document, int line) implements Comparable<Place> {

    public static final int NO_LINE = 0;

    private static final Comparator<Place> IN_ORDER =
            Comparator.comparing(Place::document).thenComparingInt(Place::line);

    /** By document, then by line; what has none comes first. */
    @Override
    public int compareTo(Place other) {
        return IN_ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line == NO_LINE ? document : document + ":" + line;
    }
}
