package dev.mfcgateway.config;

import java.util.Map;

/**
 * What the program writes to its log.
 *
 * @param format default {@code JSON}
 * @param levels what each named logger, and those below it, tell at least; none by default: all tell {@code INFO}
 */
public record LogOptions(Format format, Map<String, Level> levels) {

    public LogOptions {
        levels = Map.copyOf(levels);
    }

    /** How a line looks. */
    public enum Format {
        /** An object for each line, for programs. */
        JSON,
        /** For people. */
        HUMAN
    }

    /** The least serious event that is written; {@code NONE} writes none. */
    public enum Level {
        NONE,
        ERROR,
        WARN,
        INFO,
        DEBUG
    }
}
