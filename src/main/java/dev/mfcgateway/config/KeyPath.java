package dev.mfcgateway.config;

/** How keys are written: {@code mfcentral.breaker.windowMs}, {@code redis.endpoints[0]}; the empty one is the whole document. */
public final class KeyPath {

    private KeyPath() {}

    /** The key {@code name} of {@code section}. */
    public static String below(String section, String name) {
        return section.isEmpty() ? name : section + "." + name;
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
