package dev.mfcgateway.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

    /** Near the overflow that {@code System.nanoTime} may have. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

    private RateLimit limit(double requestsPerSecond, int burst) {
        return new RateLimit(new RateLimitOptions(requestsPerSecond, burst), now::get);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static long admitted(RateLimit limit, int requests) {
        return IntStream.range(0, requests)
                .filter(any -> limit.take().admitted())
                .count();
    }

    @Test
    void takesABurstAndNotOneMore() {
        assertThat(admitted(limit(50, 100), 150)).isEqualTo(100);
    }

    @Test
    void earnsByTimeWhatItSays() {
        RateLimit limit = limit(50, 100);
        admitted(limit, 100);

        pass(Duration.ofMillis(19));
        assertThat(admitted(limit, 1)).isZero();
        pass(Duration.ofMillis(1));
        assertThat(admitted(limit, 2)).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(admitted(limit, 100)).isEqualTo(50);
    }

    @Test
    void earnsNoMoreThanABurstHoweverLongItIsQuiet() {
        RateLimit limit = limit(50, 100);

        pass(Duration.ofDays(365));

        assertThat(admitted(limit, 150)).isEqualTo(100);
    }

    @Test
    void chargesNothingForARefusal() {
        RateLimit limit = limit(1, 1);
        admitted(limit, 1_000);

        pass(Duration.ofSeconds(1));

        assertThat(admitted(limit, 1)).isEqualTo(1);
    }

    @Test
    void takesLessThanOneASecondToo() {
        RateLimit limit = limit(0.01, 1);
        admitted(limit, 1);

        pass(Duration.ofSeconds(99));
        assertThat(admitted(limit, 1)).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(admitted(limit, 1)).isEqualTo(1);
    }

    @Test
    void holdsAtTheEndsOfItsRange() {
        assertThat(admitted(limit(100_000, 1_000_000), 1_000_001)).isEqualTo(1_000_000);
        assertThat(admitted(limit(0.01, 1_000_000), 1_000_001)).isEqualTo(1_000_000);
    }

    @Test
    void saysWhatRemainsAndWhenThereIsMore() {
        RateLimit limit = limit(0.1, 2);

        assertThat(limit.take()).isEqualTo(new Quota(new RateLimitOptions(0.1, 2), true, 1, 10));
        pass(Duration.ofMillis(500));
        assertThat(limit.take()).isEqualTo(new Quota(new RateLimitOptions(0.1, 2), true, 0, 10)); // 9.5 s
        pass(Duration.ofSeconds(2));
        assertThat(limit.take()).isEqualTo(new Quota(new RateLimitOptions(0.1, 2), false, 0, 8)); // 7.5 s
        pass(Duration.ofMillis(7_500));
        assertThat(limit.take()).isEqualTo(new Quota(new RateLimitOptions(0.1, 2), true, 0, 10));
    }

    @ParameterizedTest
    @CsvSource({"50, 100, 2", "50, 101, 3", "3, 1, 1", "0.07, 7, 100", "0.01, 1000000, 100000000", "100000, 1, 1"})
    void saysInWhichTimeABurstIsEarned(double requestsPerSecond, int burst, long seconds) {
        assertThat(new RateLimitOptions(requestsPerSecond, burst).windowSeconds())
                .isEqualTo(seconds);
    }

    @Test
    void isExactHoweverManyThreadsAsk() {
        RateLimit limit = limit(1, 1_000);

        long admitted = IntStream.range(0, 5_000)
                .parallel()
                .filter(any -> limit.take().admitted())
                .count();

        assertThat(admitted).isEqualTo(1_000);
    }
}
