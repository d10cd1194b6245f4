package dev.mfcgateway.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            0                              | PT0S
            30                             | PT30S
            86401                          | PT24H
            99999999999999999999999999     | PT24H
            Sun, 22 Nov 2026 09:31:30 GMT  | PT1M30S
            Sun, 22 Nov 2126 09:30:00 GMT  |
            Fri, 22 Nov 2126 09:30:00 GMT  | PT24H
            Sun, 22 Nov 2026 09:29:59 GMT  |
            -1                             |
            1.5                            |
            soon                           |
            ''                             |
            """)
    void readsSecondsAndDates(String header, Duration expected) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void isNoneWithoutTheHeader() {
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }
}
