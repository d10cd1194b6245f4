package dev.mfcgateway.simulator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** The dates of requests: {@code 01-Apr-1990}. */
final class CasDates {
    static final String PATTERN = "[0-9]{2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-[0-9]{4}";

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);

    private CasDates() {}

    static LocalDate read(String text) {
        try {
            return LocalDate.parse(text, FORMAT);
        } catch (DateTimeException e) {
            throw Refusal.input("Invalid date");
        }
    }
}
