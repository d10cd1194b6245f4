package dev.mfcgateway.mfcentral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateGateTest {

    private final FakeNanos clock = new FakeNanos();
    private final RateGate gate = new RateGate(clock);

    @Test
    void isOpenUntilSomebodyAsksForAPause() {
        assertThat(gate.remaining()).isEmpty();
    }

    @Test
    void tellsWhatIsLeftAndOpensInTime() {
        gate.pause(Duration.ofSeconds(10));
        clock.pass(Duration.ofSeconds(4));
        assertThat(gate.remaining()).contains(Duration.ofSeconds(6));
        clock.pass(Duration.ofSeconds(6));
        assertThat(gate.remaining()).isEmpty();
    }

    @Test
    void isNotCutShortByAShorterPause() {
        gate.pause(Duration.ofSeconds(10));
        gate.pause(Duration.ofSeconds(1));
        assertThat(gate.remaining()).contains(Duration.ofSeconds(10));
    }
}
