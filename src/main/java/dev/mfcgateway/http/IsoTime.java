package dev.mfcgateway.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Points in time as answers write them: ISO 8601, UTC, milliseconds. */
final class IsoTime {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private IsoTime() {}

    static String of(Instant instant) {
        return MILLIS.format(instant);
    }
}
