package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCategory.INTERNAL_ERROR;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.UPSTREAM;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;

import dev.mfcgateway.metrics.BreakerCall;
import dev.mfcgateway.metrics.BreakerState;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The breaker refuses calls for a time, then lets one through, the probe, and reports how that ended. All this is the
 * library's doing. But a breaker of the library's is open for the same time always, so each opening has one of its own;
 * it knows two results alone, so an answer that MFCentral declines with is handed to it as a success; and its timers die
 * with the verticle that happened to set them, so an opening knows when it should have been over.
 *
 * <p>Any thread. What the library does to a breaker that is no longer of use is reported too, and must be ignored.
 */
final class Opening implements Stay {

    private static final int NEVER = 1_000_000;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long NO_END = Long.MAX_VALUE / 2;

    private final int opening;
    private final Duration openTime;
    private final Duration probeTime;
    private final LongSupplier nanoClock;
    private final CircuitBreaker library;
    private volatile long end;

    /** @param probeTime the longest that the probe may take */
    Opening(Vertx vertx, int opening, Duration openTime, Duration probeTime, LongSupplier nanoClock) {
        this.opening = opening;
        this.openTime = openTime;
        this.probeTime = probeTime;
        this.nanoClock = nanoClock;
        this.library = CircuitBreaker.create(
                "mfcentral",
                vertx,
                new CircuitBreakerOptions()
                        .setMaxFailures(NEVER)
                        .setMaxRetries(0)
                        .setTimeout(probeTime.toMillis())
                        .setResetTimeout(openTime.toMillis())
                        .setNotificationAddress(null));
    }

    /**
     * Once for each.
     *
     * @param report takes {@code HALF_OPEN}, then, by the probe's end, {@code CLOSED} or {@code OPEN}; inside the library's
     *     lock, so it must not wait
     */
    Opening begin(Consumer<BreakerState> report) {
        library.halfOpenHandler(timeIsUp -> {
            endsIn(NO_END);
            library.openHandler(failed -> report.accept(BreakerState.OPEN)); // from now on; the first is ours
            report.accept(BreakerState.HALF_OPEN);
        });
        library.closeHandler(well -> report.accept(BreakerState.CLOSED));
        endsIn(openTime.toNanos());
        library.open();
        return this;
    }

    @Override
    public <T> Future<T> run(Supplier<Future<T>> call) {
        return library.<Future<T>>execute(() -> probe(call)).compose(heard -> heard);
    }

    private <T> Future<Future<T>> probe(Supplier<Future<T>> call) {
        endsIn(probeTime.toNanos());
        Future<T> probe = call.get();
        return probe.transform(ended ->
                leavesDoubt(ended.cause()) ? Future.failedFuture(ended.cause()) : Future.succeededFuture(probe));
    }

    /** Whether MFCentral did badly, or was never heard. Any answer of its own, however late, closes. */
    private static boolean leavesDoubt(Throwable failure) {
        return failure != null
                && (!(failure instanceof MfCentralFailure known)
                        || known.blame() == UPSTREAM
                        || (known.category() == INTERNAL_ERROR && known.effect() == NONE));
    }

    private void endsIn(long nanos) {
        end = nanoClock.getAsLong() + nanos;
    }

    /** The probe alone is let through, and the library sees to it. */
    @Override
    public boolean opensAfter(BreakerCall ended) {
        return false;
    }

    @Override
    public boolean isLost() {
        return nanoClock.getAsLong() - end > GRACE.toNanos();
    }

    @Override
    public int opening() {
        return opening;
    }
}
