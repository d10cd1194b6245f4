package dev.mfcgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final List<Duration> DELAYS = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ZERO);

    @Test
    void waitsAsConfiguredInTheMiddleOfTheSpread() {
        RetrySchedule schedule = new RetrySchedule(DELAYS, () -> 0.5);
        assertThat(schedule.delayAfter(1, Optional.empty())).contains(Duration.ofSeconds(5));
        assertThat(schedule.delayAfter(2, Optional.empty())).contains(Duration.ofMinutes(5));
        assertThat(schedule.delayAfter(3, Optional.empty())).contains(Duration.ZERO);
    }

    @Test
    void straysByATenthAtMost() {
        assertThat(new RetrySchedule(DELAYS, () -> 0).delayAfter(1, Optional.empty()))
                .contains(Duration.ofMillis(4_500));
        assertThat(new RetrySchedule(DELAYS, () -> Math.nextDown(1.0)).delayAfter(1, Optional.empty()))
                .contains(Duration.ofMillis(5_500));
    }

    @Test
    void endsWithTheDelays() {
        assertThat(new RetrySchedule(DELAYS, () -> 0.5).delayAfter(4, Optional.of(Duration.ofDays(1))))
                .isEmpty();
        assertThat(new RetrySchedule(List.of(), () -> 0.5).delayAfter(1, Optional.empty()))
                .isEmpty();
    }

    @Test
    void waitsForTheReceiverIfItAsksForLonger() {
        RetrySchedule schedule = new RetrySchedule(DELAYS, () -> 0);
        assertThat(schedule.delayAfter(1, Optional.of(Duration.ofSeconds(60)))).contains(Duration.ofSeconds(60));
        assertThat(schedule.delayAfter(1, Optional.of(Duration.ofSeconds(1)))).contains(Duration.ofMillis(4_500));
    }
}
