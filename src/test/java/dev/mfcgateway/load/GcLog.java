package dev.mfcgateway.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM's log of its garbage collections: between two of them, the heap grew by what was allocated. */
record GcLog(Path file) {

    private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(");

    /** For the command line of a JVM. */
    String flag() {
        return "-Xlog:gc:file=" + file + "::filecount=0";
    }

    /** What was allocated so far, to the last collection. */
    long allocatedMib() {
        long allocated = 0;
        long left = 0;
        for (String line : lines()) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                allocated += Long.parseLong(pause.group(1)) - left;
                left = Long.parseLong(pause.group(2));
            }
        }
        return allocated;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
