package dev.mfcgateway.redis;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;

/** The waits between a transaction's OTPs as its record keeps them: milliseconds with commas between them. */
final class Cooldowns {

    private Cooldowns() {}

    /** Empty for none. */
    static String text(List<Duration> cooldowns) {
        return cooldowns.stream().map(one -> Long.toString(one.toMillis())).collect(joining(","));
    }
}
