package dev.mfcgateway.mfcentral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureWindowTest {

    private final FakeNanos clock = new FakeNanos();
    private final FailureWindow window = new FailureWindow(0.5, 4, Duration.ofMinutes(5), clock);

    @Test
    void tripsAtTheRatioThoughSuccessesComeBetween() {
        window.succeeded();
        window.failed();
        window.succeeded();
        assertThat(window.failed()).isTrue();
    }

    @Test
    void doesNotTripBelowTheRatio() {
        for (int call = 0; call < 10; call++) {
            window.succeeded();
        }
        assertThat(window.failed()).isFalse();
    }

    @Test
    void doesNotTripOnTooFewCalls() {
        assertThat(window.failed()).isFalse();
        assertThat(window.failed()).isFalse();
        assertThat(window.failed()).isFalse();
        assertThat(window.failed()).isTrue();
    }

    @Test
    void forgetsWhatIsOlderThanTheWindow() {
        window.failed();
        window.failed();
        window.failed();
        clock.pass(Duration.ofSeconds(301));
        assertThat(window.failed()).isFalse();
    }

    @Test
    void remembersWhatIsYoungerThanTheWindow() {
        window.failed();
        clock.pass(Duration.ofSeconds(140));
        window.failed();
        clock.pass(Duration.ofSeconds(140));
        window.failed();
        assertThat(window.failed()).isTrue();
    }

    @Test
    void forgetsOnlyThePartThatIsOld() {
        window.failed();
        window.failed();
        clock.pass(Duration.ofSeconds(200));
        window.failed();
        clock.pass(Duration.ofSeconds(200));
        assertThat(window.failed()).isFalse();
        window.failed();
        assertThat(window.failed()).isTrue();
    }

    @Test
    void startsAnewWhenCleared() {
        window.failed();
        window.failed();
        window.failed();
        window.clear();
        assertThat(window.failed()).isFalse();
    }
}
