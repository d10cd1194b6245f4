package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCategory.MFC_INVALID_INPUT;
import static dev.mfcgateway.failure.FailureCause.MFC_SERVER_ERROR;
import static dev.mfcgateway.failure.FailureCause.MFC_UNREACHABLE;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.NOBODY;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;
import static dev.mfcgateway.mfcentral.Samples.failure;
import static dev.mfcgateway.mfcentral.Samples.result;
import static dev.mfcgateway.mfcentral.Samples.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.metrics.BreakerMetrics;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.metrics.UpstreamMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Opens at half of at least four calls. Waiting is done by looking at the state, never by the clock. */
@ExtendWith(VertxExtension.class)
class MfCentralBreakerTest {

    private static final String REFUSED = "internal_error:circuit_open NONE NOBODY";

    private final FakeNanos clock = new FakeNanos();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Vertx vertx;

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
    }

    @Test
    void opensAtTheRatioThoughSuccessesComeBetween() {
        MfCentralBreaker breaker = breaker(Duration.ofSeconds(30));
        succeed(breaker);
        fail(breaker);
        succeed(breaker);
        fail(breaker);
        assertThat(state("open")).isEqualTo(1);
        assertThat(summary(breaker.run(MfCentralBreakerTest::mustNotRun))).isEqualTo(REFUSED);
        assertThat(moves("closed", "open")).isEqualTo(1);
    }

    @Test
    void saysThirtySecondsHoweverMuchOfTheOpenTimeIsLeft() {
        MfCentralBreaker breaker = breaker(Duration.ofSeconds(30));
        open(breaker);
        clock.pass(Duration.ofSeconds(10));
        assertThat(failure(breaker.run(MfCentralBreakerTest::mustNotRun)).retryAfter())
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void doesNotCountWhatBlamesNobody() {
        MfCentralBreaker breaker = breaker(Duration.ofSeconds(30));
        for (int call = 0; call < 20; call++) {
            failure(breaker.run(() -> Future.failedFuture(Samples.declined(MFC_INVALID_INPUT))));
        }
        fail(breaker);
        fail(breaker);
        fail(breaker);
        assertThat(state("closed")).isEqualTo(1);
    }

    @Test
    void opensOnceWhenManyCallsFailTogether() {
        MfCentralBreaker breaker = breaker(Duration.ofSeconds(30));
        List<Promise<OtpSent>> held = new ArrayList<>();
        for (int call = 0; call < 20; call++) {
            Promise<OtpSent> one = Promise.promise();
            held.add(one);
            breaker.run(one::future);
        }
        held.forEach(one -> one.fail(Samples.upstream(MFC_SERVER_ERROR)));
        assertThat(moves("closed", "open")).isEqualTo(1);
    }

    @Test
    void letsOneProbeThroughAndClosesWhenItSucceeds() throws InterruptedException {
        MfCentralBreaker breaker = halfOpen();
        Promise<String> probe = Promise.promise();
        Future<String> probed = breaker.run(probe::future);
        MfCentralFailure refused = failure(breaker.run(MfCentralBreakerTest::mustNotRun));
        assertThat(summary(refused)).isEqualTo(REFUSED);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
        probe.complete("well");
        assertThat(result(probed)).isEqualTo("well");
        assertThat(state("closed")).isEqualTo(1);
        assertThat(moves("half_open", "closed")).isEqualTo(1);
    }

    @Test
    void opensAgainWhenTheProbeFails() throws InterruptedException {
        MfCentralBreaker breaker = halfOpen();
        fail(breaker);
        assertThat(moves("half_open", "open")).isEqualTo(1);
    }

    @Test
    void closesWhenMfCentralAnswersTheProbeWithARefusal() throws InterruptedException {
        MfCentralBreaker breaker = halfOpen();
        failure(breaker.run(() -> Future.failedFuture(Samples.declined(MFC_INVALID_INPUT))));
        assertThat(moves("half_open", "closed")).isEqualTo(1);
    }

    @Test
    void opensAgainWhenTheProbeNeverReachedMfCentral() throws InterruptedException {
        MfCentralBreaker breaker = halfOpen();
        failure(breaker.run(() -> Future.failedFuture(MfCentralFailure.internal(MFC_UNREACHABLE, NONE, NOBODY))));
        assertThat(moves("half_open", "open")).isEqualTo(1);
    }

    @Test
    void opensAgainWhenTheProbeThrows() throws InterruptedException {
        MfCentralBreaker breaker = halfOpen();
        Future<String> thrown = breaker.run(() -> {
            throw new IllegalStateException("broken");
        });
        assertThat(result(thrown.otherwise("ended"))).isEqualTo("ended");
        assertThat(moves("half_open", "open")).isEqualTo(1);
    }

    @Test
    void ignoresAResultOfAnEarlierState() throws InterruptedException {
        MfCentralBreaker breaker = breaker(Duration.ofMillis(1));
        Promise<String> early = Promise.promise();
        Promise<String> earlier = Promise.promise();
        breaker.run(early::future);
        breaker.run(earlier::future);
        open(breaker);
        awaitState("half_open");
        early.complete("late");
        earlier.fail(Samples.upstream(MFC_SERVER_ERROR));
        assertThat(state("half_open")).isEqualTo(1);
    }

    @Test
    void startsAnEmptyWindowOnceItHasClosed() throws InterruptedException {
        MfCentralBreaker breaker = halfOpen();
        succeed(breaker);
        fail(breaker);
        fail(breaker);
        fail(breaker);
        assertThat(state("closed")).isEqualTo(1);
        fail(breaker);
        assertThat(moves("closed", "open")).isEqualTo(2);
    }

    private MfCentralBreaker breaker(Duration open) {
        BreakerOptions options = new BreakerOptions(0.5, 4, Duration.ofMinutes(5), open);
        UpstreamMetrics metrics = new GatewayMetrics(meters, "test").upstream("acme");
        BreakerMetrics shown = metrics.newBreaker();
        metrics.show(shown);
        return new MfCentralBreaker(vertx, options, Samples.LONG, shown, clock);
    }

    private MfCentralBreaker halfOpen() throws InterruptedException {
        MfCentralBreaker breaker = breaker(Duration.ofMillis(1));
        open(breaker);
        awaitState("half_open");
        return breaker;
    }

    private static void open(MfCentralBreaker breaker) {
        for (int call = 0; call < 4; call++) {
            fail(breaker);
        }
    }

    private static void fail(MfCentralBreaker breaker) {
        failure(breaker.run(() -> Future.failedFuture(Samples.upstream(MFC_SERVER_ERROR))));
    }

    private static void succeed(MfCentralBreaker breaker) {
        result(breaker.run(Future::succeededFuture));
    }

    private static Future<OtpSent> mustNotRun() {
        throw new AssertionError("the call was let through");
    }

    private void awaitState(String state) throws InterruptedException {
        for (int look = 0; look < 2_000 && state(state) == 0; look++) {
            Thread.sleep(5);
        }
        assertThat(state(state)).isEqualTo(1);
    }

    private double state(String state) {
        return meters.get("mfc_gateway_circuit_breaker_state")
                .tag("state", state)
                .gauge()
                .value();
    }

    private double moves(String from, String to) {
        return meters.get("mfc_gateway_circuit_breaker_transitions")
                .tags("from", from, "to", to)
                .counter()
                .count();
    }
}
