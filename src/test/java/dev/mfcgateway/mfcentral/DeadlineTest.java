package dev.mfcgateway.mfcentral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final FakeNanos clock = new FakeNanos();
    private final Deadline deadline = Deadline.after(Duration.ofMillis(100), clock);

    @Test
    void countsDownAndRoundsUp() {
        assertThat(deadline.remainingMillis()).isEqualTo(100);
        clock.pass(Duration.ofNanos(99_000_001));
        assertThat(deadline.remainingMillis()).isEqualTo(1);
        assertThat(deadline.isOver()).isFalse();
    }

    @Test
    void staysOverAndStillMakesATimer() {
        clock.pass(Duration.ofSeconds(1));
        assertThat(deadline.isOver()).isTrue();
        assertThat(deadline.remainingMillis()).isZero();
        assertThat(deadline.timerMillis()).isEqualTo(1);
    }
}
