package dev.mfcgateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build of the gateway this is, as Maven wrote it beside the classes: a manifest may be a host program's, where
 * the gateway is packed into its jar. Any thread.
 */
public final class Version {

    private static final String UNKNOWN = "development";

    private Version() {}

    /** Such as {@code 1.2.0}; {@code development} for classes that Maven did not build. */
    public static String current() {
        return entry("version");
    }

    /** The commit that a release was built from; {@code local} for any other build. */
    public static String commit() {
        return entry("commit");
    }

    private static String entry(String name) {
        try (InputStream file = Version.class.getResourceAsStream("build.properties")) {
            if (file == null) {
                return UNKNOWN;
            }
            Properties build = new Properties();
            build.load(file);
            return build.getProperty(name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
