package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCause.MFC_SERVER_ERROR;
import static dev.mfcgateway.mfcentral.Samples.failure;
import static dev.mfcgateway.mfcentral.Samples.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.metrics.BreakerMetrics;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.metrics.UpstreamMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A breaker that opens at half of at least four calls. How long it stays open is up to the test; what its timers wait
 * for is a millisecond or never, and a test waits by looking at the state.
 */
final class BreakerStage {

    static final String REFUSED = "internal_error:circuit_open NONE NOBODY";
    static final Duration AT_ONCE = Duration.ofMillis(1);
    static final Duration NEVER = Duration.ofHours(1);
    static final Duration SLOW = Duration.ofSeconds(60);

    /** Which opening in a row was asked for, each time that the breaker opened. */
    final List<Integer> openings = new CopyOnWriteArrayList<>();

    final FakeNanos clock = new FakeNanos();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GatewayMetrics metrics = new GatewayMetrics(meters, "test"); // the registry does not hold it
    private final MfCentralBreaker breaker;

    /** @param openTimes of the first opening in a row, the second, … and of all that come after those */
    BreakerStage(Vertx vertx, Duration... openTimes) {
        this(vertx, OptionalDouble.empty(), openTimes);
    }

    BreakerStage(Vertx vertx, OptionalDouble slowCallRatio, Duration... openTimes) {
        this(vertx, options(slowCallRatio, Duration.ofMinutes(5)), inOrder(openTimes));
    }

    BreakerStage(Vertx vertx, BreakerOptions options, IntFunction<Duration> openTimes) {
        UpstreamMetrics acme = metrics.upstream("acme");
        BreakerMetrics shown = acme.newBreaker();
        acme.show(shown);
        breaker = new MfCentralBreaker(
                vertx,
                options,
                opening -> {
                    openings.add(opening);
                    return openTimes.apply(opening);
                },
                Samples.LONG,
                shown,
                clock);
    }

    static IntFunction<Duration> inOrder(Duration... openTimes) {
        return opening -> openTimes[Math.min(opening, openTimes.length) - 1];
    }

    /** All but the times of opening, which are the stage's own. */
    static BreakerOptions options(OptionalDouble slowCallRatio, Duration window) {
        return new BreakerOptions(0.5, SLOW, slowCallRatio, 4, window, NEVER, NEVER);
    }

    <T> Future<T> run(Supplier<Future<T>> call) {
        return breaker.run(call);
    }

    void succeed() {
        result(run(Future::succeededFuture));
    }

    void succeedAfter(Duration time) {
        result(run(() -> {
            clock.pass(time);
            return Future.succeededFuture();
        }));
    }

    void fail() {
        failWith(Samples.upstream(MFC_SERVER_ERROR));
    }

    void failWith(MfCentralFailure failure) {
        failure(run(() -> Future.failedFuture(failure)));
    }

    /** The refusal of a call that must not be let through. */
    MfCentralFailure refusal() {
        return failure(run(() -> Future.failedFuture(new AssertionError("the call was let through"))));
    }

    void open() {
        for (int call = 0; call < 4; call++) {
            fail();
        }
        assertThat(state("closed")).isZero();
    }

    void halfOpen(Vertx vertx) {
        open();
        await(vertx, "half_open");
    }

    void await(Vertx vertx, String state) {
        until(vertx, () -> state(state) == 1);
    }

    static void until(Vertx vertx, BooleanSupplier condition) {
        for (int look = 0; look < 4_000 && !condition.getAsBoolean(); look++) {
            result(vertx.timer(5, TimeUnit.MILLISECONDS));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    double state(String state) {
        return meters.get("mfc_gateway_circuit_breaker_state")
                .tag("state", state)
                .gauge()
                .value();
    }

    double moves(String from, String to) {
        return meters.get("mfc_gateway_circuit_breaker_transitions")
                .tags("from", from, "to", to)
                .counter()
                .count();
    }

    double calls(String kind) {
        return meters.get("mfc_gateway_circuit_breaker_calls")
                .tag("kind", kind)
                .counter()
                .count();
    }
}
