package dev.mfcgateway.app;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds a key in YAML by how far its line is indented, two spaces for each section. The program finds it in another way,
 * so that a slip of one does not go unnoticed.
 */
final class WrittenLines {

    private static final Pattern SEGMENT_BOUNDS = Pattern.compile("\\.|(?=\\[)");
    private static final int NOWHERE = 0;

    private final List<String> lines;

    WrittenLines(List<String> lines) {
        this.lines = lines;
    }

    /** The line of {@code key}, from 1, or of what is nearest above it; 0 if even its first section is not there. */
    int of(String key) {
        int found = NOWHERE;
        int indentation = 0;
        for (String segment : SEGMENT_BOUNDS.split(key, 0)) {
            int next = segment.startsWith("[") ? entry(segment, found) : key(segment, indentation, found);
            if (next == NOWHERE) {
                return found;
            }
            found = next;
            indentation += 2;
        }
        return found;
    }

    /** A list is on its key's own line, or has a line for each entry. */
    private int entry(String index, int list) {
        boolean hasLines = lines.get(list).strip().startsWith("- ");
        return hasLines ? list + 1 + Integer.parseInt(index.substring(1, index.length() - 1)) : list;
    }

    /** As it is written; else in another case, as the same header may be in another file. */
    private int key(String name, int indentation, int section) {
        int exact = key(name, indentation, section, UnaryOperator.identity());
        return exact == NOWHERE ? key(name, indentation, section, text -> text.toLowerCase(Locale.ROOT)) : exact;
    }

    private int key(String name, int indentation, int section, UnaryOperator<String> form) {
        for (int i = section; i < lines.size(); i++) {
            String line = lines.get(i);
            String text = line.strip().replace("\"", "");
            int spaces = line.indexOf(line.strip());
            if (spaces == indentation && form.apply(text).startsWith(form.apply(name) + ":")) {
                return i + 1;
            }
            if (spaces < indentation && !text.isEmpty() && !text.startsWith("-")) {
                return NOWHERE;
            }
        }
        return NOWHERE;
    }
}
