package dev.mfcgateway.app;

/**
 * Tells that a configuration's files have changed, and have been left alone since the look before: what is being written
 * is not read. Looks at the files' outside alone. One thread at a time; blocks.
 */
final class ConfigWatch {

    private FilesSeen known;
    private FilesSeen last;

    /** @param known what the files looked like when they were read */
    ConfigWatch(FilesSeen known) {
        read(known);
    }

    /** To be asked again and again, always after the same time. */
    boolean hasSettledOtherwise() {
        FilesSeen now = known.again();
        boolean isSettled = now.equals(last);
        last = now;
        return isSettled && !now.equals(known);
    }

    /** The files have been read, whatever came of it: the next change counts from here. */
    void read(FilesSeen seen) {
        known = seen;
        last = seen;
    }
}
