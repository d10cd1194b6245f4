package dev.mfcgateway.mfcentral.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    private final FairQueue<String> queue = new FairQueue<>();

    @Test
    void letsTheLinesTakeTurnsHoweverLongOneIs() {
        queue.add("flood", "f1");
        queue.add("flood", "f2");
        queue.add("flood", "f3");
        queue.add("acme", "a1");
        queue.add("acme", "a2");
        queue.add("globex", "g1");

        assertThat(all()).containsExactly("f1", "a1", "g1", "f2", "a2", "f3");
    }

    @Test
    void putsALineThatComesBackBehindThoseThatWait() {
        queue.add("acme", "a1");
        queue.add("globex", "g1");
        queue.add("globex", "g2");
        queue.poll();
        queue.add("acme", "a2");

        assertThat(all()).containsExactly("g1", "a2", "g2");
    }

    @Test
    void givesEachLineThatWaitsTheSameShare() {
        add("flood", 3);
        assertThat(queue.hasItsShare("flood", 4)).isFalse();
        add("flood", 1);
        assertThat(queue.hasItsShare("flood", 4)).isTrue();
        add("acme", 1);
        assertThat(queue.hasItsShare("acme", 4)).isFalse();
        add("acme", 1);
        assertThat(queue.hasItsShare("acme", 4)).isTrue();
    }

    @Test
    void leavesALineOnePlaceHoweverManyThereAre() {
        add("flood", 10);
        add("other", 10);
        assertThat(queue.hasItsShare("acme", 1)).isFalse();
        add("acme", 1);
        assertThat(queue.hasItsShare("acme", 1)).isTrue();
    }

    @Test
    void countsWhatWaits() {
        add("acme", 2);
        add("globex", 1);
        assertThat(queue.size()).isEqualTo(3);
        all();
        assertThat(queue.size()).isZero();
        assertThat(queue.poll()).isEmpty();
    }

    private void add(String line, int count) {
        for (int item = 0; item < count; item++) {
            queue.add(line, line);
        }
    }

    private List<String> all() {
        return Stream.generate(queue::poll)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
    }
}
