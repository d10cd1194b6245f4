package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCategory.MFC_INVALID_INPUT;
import static dev.mfcgateway.failure.FailureCause.MFC_SERVER_ERROR;
import static dev.mfcgateway.mfcentral.Samples.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.metrics.BreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.circuitbreaker.TimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class OpeningTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final FakeNanos clock = new FakeNanos();
    private final List<BreakerState> reports = new CopyOnWriteArrayList<>();
    private Vertx vertx;

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
    }

    @Test
    void refusesWhileItIsOpen() {
        Opening opening = new Opening(vertx, 1, Samples.LONG, Samples.LONG, clock).begin(reports::add);
        assertThat(cause(opening.run(Future::succeededFuture))).isInstanceOf(OpenCircuitException.class);
        assertThat(reports).isEmpty();
    }

    @Test
    void letsOneCallThroughOnceItsTimeIsUp() {
        Opening opening = halfOpen(Samples.LONG);
        Promise<String> probe = Promise.promise();
        Future<String> probed = opening.run(probe::future);
        assertThat(cause(opening.run(Future::succeededFuture))).isInstanceOf(OpenCircuitException.class);
        probe.complete("well");
        assertThat(result(probed)).isEqualTo("well");
        assertThat(reports).containsExactly(BreakerState.HALF_OPEN, BreakerState.CLOSED);
    }

    @Test
    void reportsAProbeThatMfCentralDeclinedAsClosed() {
        MfCentralFailure declined = Samples.declined(MFC_INVALID_INPUT);
        assertThat(cause(halfOpen(Samples.LONG).run(() -> Future.failedFuture(declined))))
                .isSameAs(declined);
        assertThat(reports).containsExactly(BreakerState.HALF_OPEN, BreakerState.CLOSED);
    }

    @Test
    void reportsAProbeThatFailedAsOpen() {
        MfCentralFailure failed = Samples.upstream(MFC_SERVER_ERROR);
        assertThat(cause(halfOpen(Samples.LONG).run(() -> Future.failedFuture(failed))))
                .isSameAs(failed);
        assertThat(reports).startsWith(BreakerState.HALF_OPEN, BreakerState.OPEN);
    }

    @Test
    void reportsAProbeThatTookTooLongAsOpen() {
        Promise<String> hanging = Promise.promise();
        assertThat(cause(halfOpen(AT_ONCE).run(hanging::future))).isInstanceOf(TimeoutException.class);
        assertThat(reports).startsWith(BreakerState.HALF_OPEN, BreakerState.OPEN);
    }

    @Test
    void reportsAProbeThatThrewAsOpen() {
        IllegalStateException broken = new IllegalStateException("broken");
        Future<String> probed = halfOpen(Samples.LONG).run(() -> {
            throw broken;
        });
        assertThat(cause(probed)).isSameAs(broken);
        assertThat(reports).startsWith(BreakerState.HALF_OPEN, BreakerState.OPEN);
    }

    @Test
    void isLostWhenItsTimeWasUpLongAgo() {
        Opening opening = new Opening(vertx, 1, Samples.LONG, Samples.LONG, clock).begin(reports::add);
        clock.pass(Samples.LONG.plus(GRACE));
        assertThat(opening.isLost()).isFalse();
        clock.pass(AT_ONCE);
        assertThat(opening.isLost()).isTrue();
    }

    @Test
    void isLostWhenItsProbeShouldHaveEndedLongAgo() {
        Opening opening = halfOpen(Samples.LONG);
        clock.pass(Duration.ofDays(400));
        assertThat(opening.isLost()).isFalse();
        opening.run(Promise.<String>promise()::future);
        clock.pass(Samples.LONG.plus(GRACE));
        assertThat(opening.isLost()).isFalse();
        clock.pass(AT_ONCE);
        assertThat(opening.isLost()).isTrue();
    }

    private Opening halfOpen(Duration probeTime) {
        Opening opening = new Opening(vertx, 1, AT_ONCE, probeTime, clock).begin(reports::add);
        BreakerStage.until(vertx, () -> !reports.isEmpty());
        return opening;
    }

    private static Throwable cause(Future<?> failed) {
        return result(failed.transform(outcome -> Future.succeededFuture(outcome.cause())));
    }
}
