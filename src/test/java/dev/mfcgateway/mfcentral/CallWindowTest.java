package dev.mfcgateway.mfcentral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallWindowTest {

    private static final boolean GOOD = false;
    private static final boolean BAD = true;

    private final FakeNanos clock = new FakeNanos();
    private final CallWindow window = new CallWindow(0.5, 4, Duration.ofMinutes(5), clock);

    @Test
    void tripsAtTheRatioThoughSuccessesComeBetween() {
        window.add(GOOD);
        window.add(BAD);
        window.add(GOOD);
        assertThat(window.add(BAD)).isTrue();
    }

    @Test
    void doesNotTripBelowTheRatio() {
        for (int call = 0; call < 10; call++) {
            window.add(GOOD);
        }
        assertThat(window.add(BAD)).isFalse();
    }

    @Test
    void doesNotTripOnTooFewCalls() {
        assertThat(window.add(BAD)).isFalse();
        assertThat(window.add(BAD)).isFalse();
        assertThat(window.add(BAD)).isFalse();
        assertThat(window.add(BAD)).isTrue();
    }

    @Test
    void forgetsWhatIsOlderThanTheWindow() {
        window.add(BAD);
        window.add(BAD);
        window.add(BAD);
        clock.pass(Duration.ofSeconds(301));
        assertThat(window.add(BAD)).isFalse();
    }

    @Test
    void remembersWhatIsYoungerThanTheWindow() {
        window.add(BAD);
        clock.pass(Duration.ofSeconds(140));
        window.add(BAD);
        clock.pass(Duration.ofSeconds(140));
        window.add(BAD);
        assertThat(window.add(BAD)).isTrue();
    }

    @Test
    void forgetsOnlyThePartThatIsOld() {
        window.add(BAD);
        window.add(BAD);
        clock.pass(Duration.ofSeconds(200));
        window.add(BAD);
        clock.pass(Duration.ofSeconds(200));
        assertThat(window.add(BAD)).isFalse();
        window.add(BAD);
        assertThat(window.add(BAD)).isTrue();
    }

    @Test
    void neverTripsOnAGoodCall() {
        window.add(BAD);
        window.add(BAD);
        window.add(BAD);
        assertThat(window.add(GOOD)).isFalse();
        assertThat(window.add(BAD)).isTrue();
    }

    @Test
    void tripsAtTheVeryRatioThoughItIsNoSumOfHalves() {
        CallWindow fine = new CallWindow(0.07, 100, Duration.ofMinutes(5), clock);
        for (int call = 0; call < 93; call++) {
            fine.add(GOOD);
        }
        for (int call = 0; call < 6; call++) {
            assertThat(fine.add(BAD)).isFalse();
        }
        assertThat(fine.add(BAD)).isTrue();
    }

    @Test
    void neverTripsAtARatioAboveOne() {
        CallWindow idle = new CallWindow(Double.POSITIVE_INFINITY, 1, Duration.ofMinutes(5), clock);
        assertThat(idle.add(BAD)).isFalse();
        assertThat(idle.add(BAD)).isFalse();
    }
}
