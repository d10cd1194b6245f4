package dev.mfcgateway.mfcentral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenTimesTest {

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 60", "3, 120", "4, 240", "5, 300", "6, 300", "2000, 300", "2147483647, 300"})
    void areTwiceAsLongEachTimeUpToTheLongest(int opening, long seconds) {
        assertThat(times(30_000, 300_000, 0.5).of(opening)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"0, 24000", "0.25, 27000", "0.5, 30000", "1, 36000"})
    void areAFifthLongerOrShorterByChance(double random, long millis) {
        assertThat(times(30_000, 300_000, random).of(1)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"0, 240", "0.5, 300", "1, 300"})
    void areNeverLongerThanTheLongestEvenByChance(double random, long seconds) {
        assertThat(times(30_000, 300_000, random).of(9)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void areNeverShorterThanTheFirst() {
        assertThat(times(600_000, 300_000, 0.5).of(1)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void areNeverNothing() {
        assertThat(times(1, 1, 0).of(1)).isEqualTo(Duration.ofMillis(1));
    }

    private static OpenTimes times(long openMillis, long longestMillis, double random) {
        BreakerOptions options = new BreakerOptions(
                0.5,
                Duration.ofSeconds(60),
                OptionalDouble.empty(),
                10,
                Duration.ofMinutes(5),
                Duration.ofMillis(openMillis),
                Duration.ofMillis(longestMillis));
        return new OpenTimes(options, () -> random);
    }
}
