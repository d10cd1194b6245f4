package dev.mfcgateway.chaos;

import dev.mfcgateway.testing.SampleConfig;
import java.time.Duration;

/** The sample configuration with its waits cut short, so that trouble ends within a test. */
final class Impatient {

    private static final String TENANT = "tenants/" + Fleet.TENANT + ".yaml";

    /** The shortest there may be with {@link #TIMEOUT}. */
    static final Duration WINDOW = Duration.ofSeconds(4);

    static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** The sample's own {@code commandTimeoutMs}. */
    static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(1);

    /** Counting a send, the whole call, writing down how it ended, and a second more. */
    static final Duration LONGEST_ANSWER =
            TIMEOUT.plus(COMMAND_TIMEOUT.multipliedBy(2)).plusSeconds(1);

    private Impatient() {}

    static SampleConfig change(SampleConfig config) {
        return config.change(TENANT, "connectTimeoutMs: 5000", "connectTimeoutMs: 1000")
                .change(TENANT, "timeoutMs: 150000 ", "timeoutMs: " + TIMEOUT.toMillis() + " ")
                .change(TENANT, "windowMs: 300000 ", "windowMs: " + WINDOW.toMillis() + " ")
                .change(TENANT, "openMs: 30000 ", "openMs: 500 ")
                .change(TENANT, "maxOpenMs: 300000", "maxOpenMs: 1000");
    }
}
