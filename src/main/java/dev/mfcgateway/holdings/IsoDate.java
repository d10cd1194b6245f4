package dev.mfcgateway.holdings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Writes MFCentral's dates as ISO 8601 has them: {@code 01-Apr-1990}, in any case, is {@code 1990-04-01}. Any thread. */
final class IsoDate {

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dd-MMM-uuuu")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private IsoDate() {}

    /** Empty for what is no such date; one that is in ISO 8601 already stays. */
    static Optional<String> of(String written) {
        String text = written.strip();
        return switch (text.length()) {
            case 11 -> read(text, WRITTEN);
            case 10 -> read(text, DateTimeFormatter.ISO_LOCAL_DATE);
            default -> Optional.empty();
        };
    }

    private static Optional<String> read(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDate.parse(text, form).toString());
        } catch (DateTimeException another) {
            return Optional.empty();
        }
    }
}
