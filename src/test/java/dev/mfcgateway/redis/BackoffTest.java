package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doublesUpToASecond() {
        assertThat(first(new Backoff(() -> 0.5), 8)).containsExactly(50L, 100L, 200L, 400L, 800L, 1000L, 1000L, 1000L);
    }

    @Test
    void differsByHalfAtTheMost() {
        assertThat(first(new Backoff(() -> 0), 3)).containsExactly(25L, 50L, 100L);
        assertThat(first(new Backoff(() -> 0.999), 7)).containsExactly(74L, 149L, 299L, 599L, 1000L, 1000L, 1000L);
    }

    @Test
    void beginsAnewAfterASuccess() {
        Backoff backoff = new Backoff(() -> 0.5);
        first(backoff, 5);

        backoff.reset();

        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(50));
    }

    private static List<Long> first(Backoff backoff, int number) {
        return Stream.generate(backoff::next)
                .limit(number)
                .map(Duration::toMillis)
                .toList();
    }
}
