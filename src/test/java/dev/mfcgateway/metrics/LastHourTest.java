package dev.mfcgateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mfcgateway.metrics.LastHour.Summary;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastHourTest {

    /** System.nanoTime may begin anywhere, below zero too. */
    private final AtomicLong nanos = new AtomicLong(-Duration.ofMinutes(7).toNanos());

    private final LastHour hour = new LastHour(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void knowsNothingBeforeTheFirstCall() {
        Summary summary = hour.summary();

        assertThat(summary.calls()).isZero();
        assertThat(summary.good()).isZero();
        assertThat(summary.median()).isEmpty();
        assertThat(summary.p99()).isEmpty();
    }

    @Test
    void tellsGoodOnesFromBad() {
        IntStream.range(0, 3).forEach(call -> hour.good(Duration.ofSeconds(1)));
        hour.bad(Duration.ofSeconds(150));

        assertThat(hour.summary().calls()).isEqualTo(4);
        assertThat(hour.summary().good()).isEqualTo(3);
        assertThat(hour.summary().p99().orElseThrow()).isGreaterThan(Duration.ofSeconds(130));
    }

    @Test
    void tellsPercentilesOverAllMinutes() {
        for (int millis = 1_000; millis <= 100_000; millis += 1_000) {
            hour.good(Duration.ofMillis(millis));
            pass(Duration.ofSeconds(30));
        }
        Summary summary = hour.summary();

        assertThat(summary.calls()).isEqualTo(100);
        assertThat(summary.median().orElseThrow().toMillis()).isCloseTo(50_000, Percentage.withPercentage(10));
        assertThat(summary.p95().orElseThrow().toMillis()).isCloseTo(95_000, Percentage.withPercentage(10));
        assertThat(summary.p99().orElseThrow().toMillis()).isCloseTo(99_000, Percentage.withPercentage(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 19, 250, 1_000, 41_000, 91_000, 149_999, 150_000, 599_000})
    void remembersADurationToATenth(int millis) {
        hour.good(Duration.ofMillis(millis));

        long told = hour.summary().median().orElseThrow().toMillis();
        assertThat((double) told).isCloseTo(millis, within(Math.max(0.5, millis * 0.1)));
    }

    @Test
    void takesAnyDurationThereIs() {
        hour.good(Duration.ZERO);
        hour.bad(Duration.ofDays(1));

        assertThat(hour.summary().median()).contains(Duration.ofMillis(1));
        assertThat(hour.summary().p99().orElseThrow()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
    }

    @Test
    void forgetsACallAfterAnHour() {
        hour.bad(Duration.ofSeconds(1));
        pass(Duration.ofMinutes(59));
        hour.good(Duration.ofSeconds(1));
        assertThat(hour.summary().calls()).isEqualTo(2);

        pass(Duration.ofMinutes(1));
        assertThat(hour.summary().calls()).isEqualTo(1);
        assertThat(hour.summary().good()).isEqualTo(1);

        pass(Duration.ofDays(3));
        assertThat(hour.summary().calls()).isZero();
    }

    @Test
    void usesAMinutesPlaceAgain() {
        for (int round = 0; round < 5; round++) {
            hour.good(Duration.ofSeconds(1));
            pass(Duration.ofHours(1));
            hour.bad(Duration.ofSeconds(1));
        }

        assertThat(hour.summary().calls()).isEqualTo(1);
    }
}
