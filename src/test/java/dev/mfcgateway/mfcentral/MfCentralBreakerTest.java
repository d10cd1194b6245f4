package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCategory.MFC_INVALID_INPUT;
import static dev.mfcgateway.failure.FailureCause.MFC_SERVER_ERROR;
import static dev.mfcgateway.failure.FailureCause.MFC_UNREACHABLE;
import static dev.mfcgateway.mfcentral.BreakerStage.AT_ONCE;
import static dev.mfcgateway.mfcentral.BreakerStage.NEVER;
import static dev.mfcgateway.mfcentral.BreakerStage.REFUSED;
import static dev.mfcgateway.mfcentral.BreakerStage.SLOW;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.NOBODY;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;
import static dev.mfcgateway.mfcentral.Samples.result;
import static dev.mfcgateway.mfcentral.Samples.summary;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class MfCentralBreakerTest {

    private Vertx vertx;

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
    }

    @Test
    void opensAtTheRatioThoughSuccessesComeBetween() {
        BreakerStage breaker = new BreakerStage(vertx, NEVER);
        breaker.succeed();
        breaker.fail();
        breaker.succeed();
        breaker.fail();
        assertThat(breaker.state("open")).isEqualTo(1);
        assertThat(summary(breaker.refusal())).isEqualTo(REFUSED);
        assertThat(breaker.moves("closed", "open")).isEqualTo(1);
    }

    @Test
    void saysThirtySecondsHoweverMuchOfTheOpenTimeIsLeft() {
        BreakerStage breaker = new BreakerStage(vertx, NEVER);
        breaker.open();
        breaker.clock.pass(Duration.ofSeconds(10));
        assertThat(breaker.refusal().retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void doesNotCountWhatBlamesNobody() {
        BreakerStage breaker = new BreakerStage(vertx, NEVER);
        for (int call = 0; call < 20; call++) {
            breaker.failWith(Samples.declined(MFC_INVALID_INPUT));
        }
        breaker.fail();
        breaker.fail();
        breaker.fail();
        assertThat(breaker.state("closed")).isEqualTo(1);
    }

    @Test
    void opensAtTheRatioOfSlowCallsWhereThereIsOne() {
        BreakerStage breaker = new BreakerStage(vertx, OptionalDouble.of(0.75), NEVER);
        breaker.succeedAfter(SLOW.plusMillis(1));
        breaker.succeedAfter(SLOW);
        breaker.succeedAfter(SLOW.plusMillis(1));
        assertThat(breaker.state("closed")).isEqualTo(1);
        breaker.succeedAfter(SLOW.plusMillis(1));
        assertThat(breaker.state("open")).isEqualTo(1);
    }

    @Test
    void opensForNoSlowCallWhereThereIsNoRatio() {
        BreakerStage breaker = new BreakerStage(vertx, NEVER);
        for (int call = 0; call < 10; call++) {
            breaker.succeedAfter(SLOW.plusMillis(1));
        }
        assertThat(breaker.state("closed")).isEqualTo(1);
        assertThat(breaker.calls("slow")).isEqualTo(10);
    }

    @Test
    void addsUpFailuresAndSlowCallsApart() {
        BreakerStage breaker = new BreakerStage(vertx, OptionalDouble.of(0.5), NEVER);
        for (int round = 0; round < 5; round++) {
            breaker.succeed();
            breaker.succeed();
            breaker.fail();
            breaker.succeedAfter(SLOW.plusMillis(1));
        }
        assertThat(breaker.state("closed")).isEqualTo(1);
    }

    @Test
    void opensOnceWhenManyCallsFailTogether() {
        BreakerStage breaker = new BreakerStage(vertx, NEVER);
        List<Promise<OtpSent>> held = new ArrayList<>();
        for (int call = 0; call < 20; call++) {
            Promise<OtpSent> one = Promise.promise();
            held.add(one);
            breaker.run(one::future);
        }
        held.forEach(one -> one.fail(Samples.upstream(MFC_SERVER_ERROR)));
        assertThat(breaker.moves("closed", "open")).isEqualTo(1);
        assertThat(breaker.openings).containsExactly(1);
    }

    @Test
    void opensOnceThoughTheCallsFailOnManyThreads() {
        for (int round = 0; round < 100; round++) {
            BreakerStage breaker = new BreakerStage(vertx, NEVER);
            List<Promise<OtpSent>> held =
                    Stream.generate(Promise::<OtpSent>promise).limit(64).toList();
            held.forEach(one -> breaker.run(one::future));
            held.parallelStream().forEach(one -> one.fail(Samples.upstream(MFC_SERVER_ERROR)));
            assertThat(breaker.openings).containsExactly(1);
            assertThat(breaker.calls("failure") + breaker.calls("stale")).isEqualTo(64);
        }
    }

    @Test
    void letsOneProbeThroughAndClosesWhenItSucceeds() {
        BreakerStage breaker = halfOpen();
        Promise<String> probe = Promise.promise();
        Future<String> probed = breaker.run(probe::future);
        MfCentralFailure refused = breaker.refusal();
        assertThat(summary(refused)).isEqualTo(REFUSED);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
        probe.complete("well");
        assertThat(result(probed)).isEqualTo("well");
        assertThat(breaker.state("closed")).isEqualTo(1);
        assertThat(breaker.moves("half_open", "closed")).isEqualTo(1);
    }

    @Test
    void opensAgainWhenTheProbeFails() {
        BreakerStage breaker = halfOpen();
        breaker.fail();
        assertThat(breaker.moves("half_open", "open")).isEqualTo(1);
        assertThat(summary(breaker.refusal())).isEqualTo(REFUSED);
    }

    @Test
    void closesWhenMfCentralAnswersTheProbeWithARefusal() {
        BreakerStage breaker = halfOpen();
        MfCentralFailure declined = Samples.declined(MFC_INVALID_INPUT);
        assertThat(Samples.failure(breaker.run(() -> Future.failedFuture(declined))))
                .isSameAs(declined);
        assertThat(breaker.moves("half_open", "closed")).isEqualTo(1);
    }

    @Test
    void closesWhenTheProbeIsSlow() {
        BreakerStage breaker = new BreakerStage(vertx, OptionalDouble.of(0.5), AT_ONCE, NEVER);
        breaker.halfOpen(vertx);
        breaker.succeedAfter(SLOW.plusMillis(1));
        assertThat(breaker.moves("half_open", "closed")).isEqualTo(1);
    }

    @Test
    void opensAgainWhenTheProbeNeverReachedMfCentral() {
        BreakerStage breaker = halfOpen();
        breaker.failWith(MfCentralFailure.internal(MFC_UNREACHABLE, NONE, NOBODY));
        assertThat(breaker.moves("half_open", "open")).isEqualTo(1);
    }

    @Test
    void opensAgainWhenTheProbeThrowsOrIsNone() {
        BreakerStage breaker = new BreakerStage(vertx, AT_ONCE);
        breaker.halfOpen(vertx);
        Future<String> thrown = breaker.run(() -> {
            throw new IllegalStateException("broken");
        });
        assertThat(result(thrown.otherwise("ended"))).isEqualTo("ended");
        assertThat(breaker.moves("half_open", "open")).isEqualTo(1);
        breaker.await(vertx, "half_open");
        Future<String> none = breaker.run(() -> null);
        assertThat(result(none.otherwise("ended"))).isEqualTo("ended");
        assertThat(breaker.moves("half_open", "open")).isEqualTo(2);
        breaker.await(vertx, "half_open");
        breaker.succeed();
        assertThat(breaker.state("closed")).isEqualTo(1);
    }

    @Test
    void probesAnewWhenAProbeNeverEnds() {
        BreakerStage breaker = new BreakerStage(vertx, AT_ONCE);
        breaker.halfOpen(vertx);
        Promise<String> hanging = Promise.promise();
        breaker.run(hanging::future);
        breaker.clock.pass(Samples.LONG);
        assertThat(summary(breaker.refusal())).isEqualTo(REFUSED);
        assertThat(breaker.state("half_open")).isEqualTo(1);
        breaker.clock.pass(Duration.ofSeconds(11)); // the library's own time-out, and then some
        assertThat(summary(breaker.refusal())).isEqualTo(REFUSED);
        assertThat(breaker.moves("half_open", "open")).isEqualTo(1);
        breaker.await(vertx, "half_open");
        hanging.fail(Samples.upstream(MFC_SERVER_ERROR));
        assertThat(breaker.calls("stale")).isEqualTo(1);
        breaker.succeed();
        assertThat(breaker.state("closed")).isEqualTo(1);
    }

    @Test
    void waitsForAProbeHoweverLateItBegins() {
        BreakerStage breaker = halfOpen();
        breaker.clock.pass(Duration.ofDays(400));
        Promise<String> probe = Promise.promise();
        Future<String> probed = breaker.run(probe::future);
        assertThat(summary(breaker.refusal())).isEqualTo(REFUSED);
        probe.complete("well");
        assertThat(result(probed)).isEqualTo("well");
        assertThat(breaker.state("closed")).isEqualTo(1);
    }

    @Test
    void opensAnewWhenItsTimerIsLost() {
        BreakerStage breaker = new BreakerStage(vertx, NEVER, AT_ONCE);
        breaker.open();
        breaker.clock.pass(NEVER.plusSeconds(5));
        breaker.refusal();
        assertThat(breaker.openings).containsExactly(1);
        breaker.clock.pass(AT_ONCE);
        assertThat(summary(breaker.refusal())).isEqualTo(REFUSED);
        breaker.await(vertx, "half_open");
        breaker.succeed();
        assertThat(breaker.state("closed")).isEqualTo(1);
        assertThat(breaker.moves("closed", "open")).isEqualTo(1);
        assertThat(breaker.moves("open", "half_open")).isEqualTo(1);
    }

    @Test
    void ignoresAResultOfAnEarlierState() {
        BreakerStage breaker = new BreakerStage(vertx, AT_ONCE);
        Promise<String> early = Promise.promise();
        Promise<String> earlier = Promise.promise();
        Future<String> late = breaker.run(early::future);
        breaker.run(earlier::future);
        breaker.halfOpen(vertx);
        early.complete("late");
        earlier.fail(Samples.upstream(MFC_SERVER_ERROR));
        assertThat(result(late)).isEqualTo("late");
        assertThat(breaker.state("half_open")).isEqualTo(1);
        assertThat(breaker.calls("stale")).isEqualTo(2);
    }

    @Test
    void startsAnEmptyWindowOnceItHasClosed() {
        BreakerStage breaker = halfOpen();
        breaker.succeed();
        breaker.fail();
        breaker.fail();
        breaker.fail();
        assertThat(breaker.state("closed")).isEqualTo(1);
        breaker.fail();
        assertThat(breaker.moves("closed", "open")).isEqualTo(2);
    }

    @Test
    void countsTheOpeningsInARowUntilItHasClosed() {
        BreakerStage breaker = new BreakerStage(vertx, AT_ONCE);
        breaker.halfOpen(vertx);
        for (int again = 0; again < 3; again++) {
            breaker.fail();
            breaker.await(vertx, "half_open");
        }
        breaker.succeed();
        breaker.open();
        assertThat(breaker.openings).containsExactly(1, 2, 3, 4, 1);
    }

    @Test
    void countsEveryCallOnceByItsKind() {
        BreakerStage breaker = new BreakerStage(vertx, NEVER);
        Promise<String> stale = Promise.promise();
        breaker.run(stale::future);
        breaker.succeedAfter(SLOW.plusMillis(1));
        for (int call = 0; call < 2; call++) {
            breaker.succeedAfter(SLOW);
        }
        breaker.fail();
        for (int call = 0; call < 5; call++) {
            breaker.failWith(Samples.declined(MFC_INVALID_INPUT));
        }
        breaker.fail();
        breaker.fail(); // opens
        stale.complete("late");
        for (int call = 0; call < 4; call++) {
            breaker.refusal();
        }
        assertThat(breaker.calls("slow")).isEqualTo(1);
        assertThat(breaker.calls("success")).isEqualTo(2);
        assertThat(breaker.calls("failure")).isEqualTo(3);
        assertThat(breaker.calls("neutral")).isEqualTo(5);
        assertThat(breaker.calls("stale")).isEqualTo(1);
        assertThat(breaker.calls("refused")).isEqualTo(4);
    }

    @Test
    void takesACallThatThrowsForOneThatFailed() {
        BreakerStage breaker = new BreakerStage(vertx, NEVER);
        Future<String> thrown = breaker.run(() -> {
            throw new IllegalStateException("broken");
        });
        assertThat(result(thrown.otherwise("ended"))).isEqualTo("ended");
        assertThat(breaker.calls("neutral")).isEqualTo(1);
    }

    @Test
    void countsTheProbeAsItEnds() {
        BreakerStage breaker = new BreakerStage(vertx, AT_ONCE);
        breaker.halfOpen(vertx);
        breaker.fail();
        breaker.await(vertx, "half_open");
        breaker.failWith(Samples.declined(MFC_INVALID_INPUT));
        assertThat(breaker.calls("failure")).isEqualTo(5);
        assertThat(breaker.calls("neutral")).isEqualTo(1);
        assertThat(breaker.calls("stale")).isZero();
    }

    /** Which stays so, whatever opens it next. */
    private BreakerStage halfOpen() {
        BreakerStage breaker = new BreakerStage(vertx, AT_ONCE, NEVER);
        breaker.halfOpen(vertx);
        return breaker;
    }
}
