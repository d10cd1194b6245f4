package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCategory.MFC_INVALID_INPUT;
import static dev.mfcgateway.failure.FailureCause.MFC_SERVER_ERROR;
import static dev.mfcgateway.mfcentral.BreakerStage.AT_ONCE;
import static dev.mfcgateway.mfcentral.BreakerStage.NEVER;
import static dev.mfcgateway.mfcentral.BreakerStage.SLOW;
import static dev.mfcgateway.mfcentral.BreakerStage.until;
import static dev.mfcgateway.mfcentral.Samples.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Why the library's breaker is not enough: each scenario once with the library alone, and once with ours. A test of the
 * library that fails after an update is good news: a piece of ours can go.
 */
@ExtendWith(VertxExtension.class)
class LibraryBreakerTest {

    private final MfCentralFailure trouble = Samples.upstream(MFC_SERVER_ERROR);
    private final MfCentralFailure declined = Samples.declined(MFC_INVALID_INPUT);

    private Vertx vertx;
    private RecordedTimers timers;

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
        this.timers = new RecordedTimers(vertx);
    }

    @Nested
    class FourOfFiveCallsFail {

        @Test
        void theLibraryNeverOpensAsEachSuccessClearsItsCount() {
            CircuitBreaker library = library(new CircuitBreakerOptions().setMaxFailures(5));
            for (int round = 0; round < 20; round++) {
                for (int call = 0; call < 4; call++) {
                    end(library.execute(() -> Future.failedFuture(trouble)));
                }
                end(library.execute(() -> Future.succeededFuture("well")));
            }
            assertThat(library.state()).isEqualTo(CircuitBreakerState.CLOSED);
        }

        @Test
        void oursOpens() {
            BreakerStage ours = new BreakerStage(vertx, NEVER);
            ours.fail();
            ours.succeed();
            ours.fail();
            ours.fail();
            assertThat(ours.state("open")).isEqualTo(1);
        }
    }

    @Nested
    class AWindowOfLessThanASecond {

        @Test
        void theLibraryNeverOpensAsItRoundsToNothing() {
            CircuitBreaker library =
                    library(new CircuitBreakerOptions().setMaxFailures(5).setFailuresRollingWindow(999));
            for (int call = 0; call < 100; call++) {
                end(library.execute(() -> Future.failedFuture(trouble)));
            }
            assertThat(library.state()).isEqualTo(CircuitBreakerState.CLOSED);
        }

        @Test
        void oursOpens() {
            BreakerStage ours = new BreakerStage(
                    vertx,
                    BreakerStage.options(OptionalDouble.empty(), Duration.ofMillis(999)),
                    BreakerStage.inOrder(NEVER));
            ours.open();
            assertThat(ours.state("open")).isEqualTo(1);
        }
    }

    @Nested
    class SuccessesThatTakeLong {

        @Test
        void theLibraryHasNoMeasureOfThem() {
            CircuitBreaker library = library(new CircuitBreakerOptions().setMaxFailures(1));
            for (int call = 0; call < 4; call++) {
                end(library.execute(() -> vertx.timer(2, TimeUnit.MILLISECONDS)));
            }
            assertThat(library.state()).isEqualTo(CircuitBreakerState.CLOSED);
            assertThat(library.failureCount()).isZero();
        }

        @Test
        void oursOpensIfAskedTo() {
            BreakerStage ours = new BreakerStage(vertx, OptionalDouble.of(0.8), NEVER);
            for (int call = 0; call < 4; call++) {
                ours.succeedAfter(SLOW.plusMillis(2));
            }
            assertThat(ours.state("open")).isEqualTo(1);
        }
    }

    @Nested
    class AnAnswerThatDeclines {

        @Test
        void theLibraryOpensIfItIsAFailure() {
            CircuitBreaker library = library(new CircuitBreakerOptions().setMaxFailures(5));
            for (int call = 0; call < 5; call++) {
                end(library.execute(() -> Future.failedFuture(declined)));
            }
            assertThat(library.state()).isEqualTo(CircuitBreakerState.OPEN);
        }

        @Test
        void theLibraryForgetsTheFailuresIfItIsNone() {
            CircuitBreaker library = library(new CircuitBreakerOptions().setMaxFailures(5))
                    .failurePolicy(call -> call.cause() == trouble);
            for (int round = 0; round < 20; round++) {
                for (int call = 0; call < 4; call++) {
                    end(library.execute(() -> Future.failedFuture(trouble)));
                }
                end(library.execute(() -> Future.failedFuture(declined)));
            }
            assertThat(library.state()).isEqualTo(CircuitBreakerState.CLOSED);
        }

        @Test
        void oursTakesNoNoticeOfItButClosesWhenAProbeEndsSo() {
            BreakerStage ours = new BreakerStage(vertx, AT_ONCE);
            for (int call = 0; call < 3; call++) {
                ours.fail();
                ours.failWith(declined);
            }
            assertThat(ours.state("closed")).isEqualTo(1);
            ours.fail();
            ours.await(vertx, "half_open");
            ours.failWith(declined);
            assertThat(ours.state("closed")).isEqualTo(1);
        }
    }

    @Nested
    class AnAnswerFromBeforeItOpened {

        @Test
        void theLibraryClosesForItsSuccess() {
            CircuitBreaker library =
                    library(new CircuitBreakerOptions().setMaxFailures(1).setResetTimeout(1));
            Promise<String> early = Promise.promise();
            Future<String> late = library.execute(early::future);
            end(library.execute(() -> Future.failedFuture(trouble)));
            until(vertx, () -> library.state() == CircuitBreakerState.HALF_OPEN);
            early.complete("well");
            end(late);
            assertThat(library.state()).isEqualTo(CircuitBreakerState.CLOSED);
        }

        @Test
        void theLibraryOpensForItsFailure() {
            AtomicInteger opened = new AtomicInteger();
            CircuitBreaker library = library(
                            new CircuitBreakerOptions().setMaxFailures(1).setResetTimeout(1))
                    .openHandler(again -> opened.incrementAndGet());
            Promise<String> early = Promise.promise();
            Future<String> late = library.execute(early::future);
            end(library.execute(() -> Future.failedFuture(trouble)));
            until(vertx, () -> library.state() == CircuitBreakerState.HALF_OPEN);
            early.fail(trouble);
            end(late);
            assertThat(opened).hasValue(2);
        }

        @Test
        void oursStaysAsItIs() {
            BreakerStage ours = new BreakerStage(vertx, AT_ONCE);
            Promise<String> well = Promise.promise();
            Promise<String> badly = Promise.promise();
            Future<String> lateWell = ours.run(well::future);
            Future<String> lateBadly = ours.run(badly::future);
            ours.halfOpen(vertx);
            well.complete("well");
            badly.fail(trouble);
            end(lateWell);
            end(lateBadly);
            assertThat(ours.state("half_open")).isEqualTo(1);
            assertThat(ours.openings).hasSize(1);
        }
    }

    @Nested
    class OpenedTwice {

        /** The mark is set before the second opening, and for as long as that should last. */
        @Test
        void theLibraryEndsTheSecondOpeningWithTheFirst() {
            long openTime = 50;
            List<String> order = new CopyOnWriteArrayList<>();
            CircuitBreaker library = library(new CircuitBreakerOptions().setResetTimeout(openTime))
                    .halfOpenHandler(timeIsUp -> order.add("half-open"));
            vertx.getOrCreateContext().runOnContext(begin -> {
                library.open();
                vertx.setTimer(openTime, timeIsUp -> order.add("mark"));
                library.open();
            });
            until(vertx, () -> order.size() == 2);
            assertThat(order).containsExactly("half-open", "mark");
        }

        @Test
        void oursOpensOnceHoweverManyCallsFailThen() {
            BreakerStage ours = new BreakerStage(timers.vertx(), NEVER);
            Promise<String> late = Promise.promise();
            for (int call = 0; call < 20; call++) {
                ours.run(late::future);
            }
            late.fail(trouble);
            assertThat(timers.delays).containsExactly(NEVER.toMillis());
        }

        /** The failed probe has made the library set a timer for the opening that is over. */
        @Test
        void oursPaysNoHeedToATimerOfAnEarlierOpening() {
            BreakerStage ours = new BreakerStage(timers.vertx(), AT_ONCE, NEVER);
            ours.halfOpen(vertx);
            ours.fail();
            assertThat(timers.delays).endsWith(NEVER.toMillis(), AT_ONCE.toMillis());
            long leftOver = timers.ids.get(timers.ids.size() - 1);
            until(vertx, () -> timers.done.contains(leftOver));
            assertThat(ours.state("open")).isEqualTo(1);
        }
    }

    @Nested
    class TroubleThatLasts {

        @Test
        void theLibraryProbesAsOftenAsEver() {
            CircuitBreaker library =
                    library(new CircuitBreakerOptions().setResetTimeout(1).setTimeout(-1));
            library.open();
            for (int probe = 0; probe < 3; probe++) {
                until(vertx, () -> library.state() == CircuitBreakerState.HALF_OPEN);
                end(library.execute(() -> Future.failedFuture(trouble)));
            }
            assertThat(timers.delays).containsExactly(1L, 1L, 1L, 1L);
        }

        @Test
        void oursWaitsTwiceAsLongEachTime() {
            BreakerOptions options = new BreakerOptions(0.5, SLOW, OptionalDouble.empty(), 4, NEVER, AT_ONCE, NEVER);
            BreakerStage ours = new BreakerStage(timers.vertx(), options, new OpenTimes(options, () -> 0.5)::of);
            ours.open();
            for (int probe = 0; probe < 3; probe++) {
                ours.await(vertx, "half_open");
                ours.fail();
            }
            assertThat(timers.delays).containsSubsequence(1L, 2L, 4L, 8L);
        }
    }

    @Nested
    class AProbeThatIsNoProbe {

        @Test
        void theLibraryIsStuckWhenItsPolicyThrows() {
            Promise<Throwable> thrown = Promise.promise();
            vertx.exceptionHandler(thrown::tryComplete);
            CircuitBreaker library = library(new CircuitBreakerOptions().setResetTimeout(1))
                    .failurePolicy(call -> {
                        throw new IllegalStateException("broken");
                    });
            library.open();
            until(vertx, () -> library.state() == CircuitBreakerState.HALF_OPEN);
            Future<String> probe = library.execute(() -> Future.succeededFuture("well"));
            assertThat(result(thrown.future())).hasMessage("broken");
            assertThat(probe.isComplete()).isFalse();
            assertStuck(library);
        }

        @Test
        void theLibraryIsStuckWhenTheCallIsNone() {
            CircuitBreaker library = library(new CircuitBreakerOptions().setResetTimeout(1));
            library.open();
            until(vertx, () -> library.state() == CircuitBreakerState.HALF_OPEN);
            Supplier<Future<String>> none = () -> null;
            assertThatThrownBy(() -> library.execute(none)).isInstanceOf(NullPointerException.class);
            assertStuck(library);
        }

        private void assertStuck(CircuitBreaker library) {
            assertThat(end(library.execute(() -> Future.succeededFuture("well"))))
                    .isInstanceOf(OpenCircuitException.class);
            assertThat(library.state()).isEqualTo(CircuitBreakerState.HALF_OPEN);
        }

        /** It has no policy that could throw. */
        @Test
        void oursProbesAnew() {
            BreakerStage ours = new BreakerStage(vertx, AT_ONCE);
            ours.halfOpen(vertx);
            Supplier<Future<String>> none = () -> null;
            end(ours.run(none));
            ours.await(vertx, "half_open");
            ours.succeed();
            assertThat(ours.state("closed")).isEqualTo(1);
        }
    }

    @Nested
    class AVerticleThatGoes {

        @Test
        void theLibraryIsOpenForEver() {
            CircuitBreaker library = library(new CircuitBreakerOptions().setResetTimeout(NEVER.toMillis()));
            library.open();
            assertThat(vertx.cancelTimer(timers.ids.get(0))).isTrue();
            onAVerticleThatGoes(library::open);
            assertThat(vertx.cancelTimer(timers.ids.get(1))).isFalse(); // it is not there any more
            assertThat(library.state()).isEqualTo(CircuitBreakerState.OPEN);
        }

        @Test
        void oursOpensAnewWhenItsTimeIsLongUp() {
            BreakerStage ours = new BreakerStage(timers.vertx(), NEVER, AT_ONCE);
            onAVerticleThatGoes(() -> {
                for (int call = 0; call < 4; call++) {
                    ours.run(() -> Future.failedFuture(trouble));
                }
            });
            assertThat(vertx.cancelTimer(timers.ids.get(0))).isFalse();
            ours.clock.pass(NEVER.plusMinutes(1));
            ours.refusal();
            ours.await(vertx, "half_open");
            ours.succeed();
            assertThat(ours.state("closed")).isEqualTo(1);
        }

        @Test
        void oursOpensAnewWhenTheProbeWentWithIt() {
            BreakerStage ours = new BreakerStage(timers.vertx(), AT_ONCE);
            ours.halfOpen(vertx);
            onAVerticleThatGoes(() -> ours.run(Promise.<String>promise()::future));
            assertThat(vertx.cancelTimer(timers.ids.get(1))).isFalse();
            ours.clock.pass(Samples.LONG.plusMinutes(1));
            ours.refusal();
            ours.await(vertx, "half_open");
            ours.succeed();
            assertThat(ours.state("closed")).isEqualTo(1);
        }

        private void onAVerticleThatGoes(Runnable work) {
            String verticle = result(vertx.deployVerticle(context -> {
                work.run();
                return Future.succeededFuture();
            }));
            result(vertx.undeploy(verticle));
        }
    }

    @Nested
    class NoTimeAtAll {

        @Test
        void theLibraryNeverEndsTheCallThatOpensIt() {
            Promise<Throwable> thrown = Promise.promise();
            vertx.exceptionHandler(thrown::tryComplete);
            CircuitBreaker library =
                    library(new CircuitBreakerOptions().setMaxFailures(1).setResetTimeout(0));
            Future<String> call = library.execute(() -> Future.failedFuture(trouble));
            assertThat(result(thrown.future())).isInstanceOf(IllegalArgumentException.class);
            assertThat(call.isComplete()).isFalse();
            assertThat(library.state()).isEqualTo(CircuitBreakerState.OPEN);
        }

        @Test
        void oursWaitsAMillisecondAtLeast() {
            BreakerOptions options = new BreakerOptions(0.5, SLOW, OptionalDouble.empty(), 4, NEVER, AT_ONCE, AT_ONCE);
            BreakerStage ours = new BreakerStage(vertx, options, new OpenTimes(options, () -> 0)::of);
            ours.halfOpen(vertx);
            ours.succeed();
            assertThat(ours.state("closed")).isEqualTo(1);
        }
    }

    private CircuitBreaker library(CircuitBreakerOptions options) {
        return CircuitBreaker.create("library", timers.vertx(), options);
    }

    /** Waits for the end; returns what it failed with, if it did. */
    private static Throwable end(Future<?> call) {
        return result(call.transform(outcome -> Future.succeededFuture(outcome.cause())));
    }
}
