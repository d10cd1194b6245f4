package dev.mfcgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private final AtomicLong nanos = new AtomicLong(7);
    private final Journey journey = Journey.begin(nanos::get, RequestTrace.NONE);

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void tellsHowLongAStepTookFromItsBeginningToItsEnd() {
        pass(1);
        Promise<String> answer = Promise.promise();
        Future<String> step = journey.step(Step.MFCENTRAL, answer::future);
        assertThat(journey.took(Step.MFCENTRAL)).isEmpty();

        pass(40);
        answer.complete("sent");
        pass(2);

        assertThat(Await.result(step)).isEqualTo("sent");
        assertThat(journey.took(Step.MFCENTRAL)).contains(Duration.ofMillis(40));
        assertThat(journey.elapsed()).isEqualTo(Duration.ofMillis(43));
        assertThat(journey.took(Step.SETTLE)).isEmpty();
    }

    @Test
    void addsUpAStepThatIsRepeated() {
        for (int time = 0; time < 2; time++) {
            journey.step(Step.TOKEN, () -> {
                pass(3);
                return Future.succeededFuture();
            });
        }

        assertThat(journey.took(Step.TOKEN)).contains(Duration.ofMillis(6));
    }

    @Test
    void notesAStepThatFailsOrThrows() {
        IllegalStateException thrown = new IllegalStateException("thrown");
        Future<Void> failing = journey.step(Step.SIGN, () -> Future.failedFuture("failed"));
        Future<Void> throwing = journey.step(Step.OPEN, () -> {
            throw thrown;
        });

        assertThat(Await.failure(failing)).hasMessage("failed");
        assertThat(Await.failure(throwing)).isSameAs(thrown);
        assertThat(journey.took(Step.SIGN)).contains(Duration.ZERO);
        assertThat(journey.took(Step.OPEN)).contains(Duration.ZERO);
    }

    @Test
    void hasTheSendOfTheRequestThatItWaitedFor() {
        Journey waiting = Journey.begin(nanos::get, RequestTrace.NONE);
        journey.sending(2, 3);
        assertThat(waiting.send()).isEmpty();

        waiting.joined(journey);

        assertThat(waiting.send()).hasValue(2);
        assertThat(waiting.sendsRemaining()).isEqualTo(3);
    }
}
