package dev.mfcgateway.testing;

import java.util.ArrayList;
import java.util.List;

/** What was logged, measured and traced since it was last looked at. Static, as the log is; any thread. */
public final class WrittenDown {

    private static final List<String> TEXTS = new ArrayList<>();

    private WrittenDown() {}

    /**
     * Remembers it.
     *
     * @param where it was written; told where it must not have been
     */
    public static void add(String where, String text) {
        synchronized (TEXTS) {
            TEXTS.add(where + ": " + text);
        }
    }

    /** Takes them out. */
    public static List<String> take() {
        synchronized (TEXTS) {
            List<String> taken = List.copyOf(TEXTS);
            TEXTS.clear();
            return taken;
        }
    }
}
