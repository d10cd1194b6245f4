package dev.mfcgateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            respond-async              | 0
            Respond-Async              | 0
            respond-async; foo=bar     | 0
            respond-async, wait=10     | 10
            wait=10, respond-async     | 10
            wait = "10" , respond-async| 10
            respond-async, wait=soon   | 0
            respond-async, wait=99999  | 0
            """)
    void readsHowLongTheCallerWaits(String header, int seconds) {
        assertThat(Preference.respondAsync(headers(header))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait=10", "return=minimal", "respond-asynchronously", "no-respond-async"})
    void leavesOtherPreferencesAlone(String header) {
        assertThat(Preference.respondAsync(headers(header))).isEmpty();
    }

    @Test
    void takesThemFromSeveralLines() {
        assertThat(Preference.respondAsync(headers("wait=3").add("Prefer", "respond-async")))
                .contains(Duration.ofSeconds(3));
    }

    private static MultiMap headers(String prefer) {
        return MultiMap.caseInsensitiveMultiMap().add("Prefer", prefer);
    }
}
