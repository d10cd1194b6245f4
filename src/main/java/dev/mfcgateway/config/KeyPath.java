package dev.mfcgateway.config;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/**
 * How keys are written: {@code mfcentral.breaker.windowMs}, {@code redis.endpoints[0]}; the empty one is the whole
 * document. A name that could be taken for a path, or would break a line, is written as JSON text.
 */
public final class KeyPath {

    private static final Pattern PLAIN = Pattern.compile("[^.\\[\\]\"\\p{Cntrl}]+");

    private KeyPath() {}

    /** The key {@code name} of {@code section}. */
    public static String below(String section, String name) {
        String written =
                PLAIN.matcher(name).matches() ? name : TextNode.valueOf(name).toString();
        return section.isEmpty() ? written : section + "." + written;
    }

    /** The entry {@code index} of {@code list}. */
    public static String entry(String list, int index) {
        return list + "[" + index + "]";
    }

    /** The section or list that {@code key} is in. */
    static String above(String key) {
        return key.substring(0, Math.max(0, Math.max(key.lastIndexOf('.'), key.lastIndexOf('['))));
    }
}
