package dev.mfcgateway.failure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header {@code Retry-After}: seconds, or an HTTP date. What is neither, or lies in the past, is none. */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int DIGITS_OF_A_LONG = 18;

    private RetryAfter() {}

    /** Empty for null, too. Any thread. */
    public static Optional<Duration> parse(String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        String text = header.strip();
        Optional<Duration> wait = SECONDS.matcher(text).matches() ? Optional.of(seconds(text)) : untilDate(text, now);
        return wait.map(duration -> duration.compareTo(LONGEST) > 0 ? LONGEST : duration);
    }

    private static Duration seconds(String digits) {
        return digits.length() > DIGITS_OF_A_LONG ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Optional<Duration> untilDate(String text, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return then.isBefore(now) ? Optional.empty() : Optional.of(Duration.between(now, then));
        } catch (DateTimeParseException garbage) {
            return Optional.empty();
        }
    }
}
