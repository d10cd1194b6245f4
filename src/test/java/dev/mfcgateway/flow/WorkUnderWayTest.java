package dev.mfcgateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import org.junit.jupiter.api.Test;

class WorkUnderWayTest {

    private final WorkUnderWay work = new WorkUnderWay();

    @Test
    void tellsAtOnceThatThereIsNone() {
        assertThat(work.none().succeeded()).isTrue();
    }

    @Test
    void tellsEverybodyWhenTheLastOneIsOver() {
        assertThat(work.begin()).isEqualTo(1);
        assertThat(work.begin()).isEqualTo(2);
        Future<Void> first = work.none();
        Future<Void> second = work.none();
        work.end();
        assertThat(work.count()).isEqualTo(1);
        assertThat(first.isComplete()).isFalse();

        work.end();

        assertThat(first.succeeded()).isTrue();
        assertThat(second.succeeded()).isTrue();
    }

    @Test
    void tellsAgainWhoeverAsksAgain() {
        work.begin();
        work.end();
        work.begin();

        assertThat(work.none().isComplete()).isFalse();
    }
}
