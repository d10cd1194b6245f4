package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCause.CIRCUIT_OPEN;
import static dev.mfcgateway.failure.FailureCause.MFC_TIMEOUT;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.NOBODY;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.UPSTREAM;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.UNKNOWN;

import dev.mfcgateway.metrics.BreakerCall;
import dev.mfcgateway.metrics.BreakerMetrics;
import dev.mfcgateway.metrics.BreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.circuitbreaker.TimeoutException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Stops a tenant's calls while MFCentral is in trouble. The library holds back and probes, see {@link Opening}; but it
 * counts failures in a row, which a success among four failures hides, so {@link Closed} decides when to open. A call
 * counts only in the stay it began in: with calls of minutes, most would otherwise judge a state they know nothing of.
 *
 * <p>Any thread. Adds {@code circuit_open}; a probe may end as {@code mfc_timeout}.
 */
final class MfCentralBreaker {

    /** So that a call's own time-out comes before the library's, which knows nothing of what was sent. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final BreakerOptions options;
    private final IntFunction<Duration> openTimes;
    private final Duration probeTime;
    private final BreakerMetrics metrics;
    private final LongSupplier nanoClock;
    private volatile Stay stay;

    /**
     * @param openTimes how long the first, second … opening in a row is
     * @param slowest the longest that a call can take
     */
    MfCentralBreaker(
            Vertx vertx,
            BreakerOptions options,
            IntFunction<Duration> openTimes,
            Duration slowest,
            BreakerMetrics metrics,
            LongSupplier nanoClock) {
        this.vertx = vertx;
        this.options = options;
        this.openTimes = openTimes;
        this.probeTime = slowest.plus(MARGIN);
        this.metrics = metrics;
        this.nanoClock = nanoClock;
        this.stay = new Closed(options, nanoClock);
    }

    /** What a caller is told to wait that comes now; empty while every call is let through. */
    Optional<Duration> standstill() {
        return stay.opening() > 0 ? Optional.of(RETRY) : Optional.empty();
    }

    <T> Future<T> run(Supplier<Future<T>> call) {
        Stay began = stay;
        return began.run(() -> watched(began, call)).recover(failure -> Future.failedFuture(explained(began, failure)));
    }

    private <T> Future<T> watched(Stay began, Supplier<Future<T>> call) {
        long start = nanoClock.getAsLong();
        return Future.<T>future(promise -> call.get().onComplete(promise)) // a call that throws has failed
                .onComplete(result -> ended(began, result, Duration.ofNanos(nanoClock.getAsLong() - start)));
    }

    private void ended(Stay began, AsyncResult<?> result, Duration took) {
        BreakerCall kind = stay == began ? kind(result, took) : BreakerCall.STALE;
        metrics.called(kind);
        if (kind != BreakerCall.STALE && began.opensAfter(kind)) {
            open(began);
        }
    }

    private BreakerCall kind(AsyncResult<?> result, Duration took) {
        if (result.failed()) {
            boolean upstream = result.cause() instanceof MfCentralFailure known && known.blame() == UPSTREAM;
            return upstream ? BreakerCall.FAILURE : BreakerCall.NEUTRAL;
        }
        return took.compareTo(options.slowCall()) > 0 ? BreakerCall.SLOW : BreakerCall.SUCCESS;
    }

    /**
     * Calls the library inside this lock, while the library's reports take this lock inside the library's. They cannot
     * block each other: the breaker that is called here is new, and nobody else has it.
     */
    private synchronized void open(Stay from) {
        if (stay == from) { // else somebody else has opened
            int opening = from.opening() + 1;
            Opening next = new Opening(vertx, opening, openTimes.apply(opening), probeTime, nanoClock);
            moved(from, next.begin(state -> reported(next, state)), BreakerState.OPEN);
        }
    }

    private void reported(Opening opening, BreakerState state) {
        switch (state) {
            case HALF_OPEN -> moved(opening, opening, state);
            case CLOSED -> moved(opening, new Closed(options, nanoClock), state);
            case OPEN -> open(opening);
        }
    }

    private synchronized void moved(Stay from, Stay to, BreakerState state) {
        if (stay == from) {
            stay = to;
            metrics.moved(state);
        }
    }

    private Throwable explained(Stay began, Throwable failure) {
        if (failure instanceof OpenCircuitException) {
            metrics.called(BreakerCall.REFUSED);
            if (began.isLost()) {
                open(began);
            }
            return refusal();
        }
        return failure instanceof TimeoutException
                ? MfCentralFailure.internal(MFC_TIMEOUT, UNKNOWN, UPSTREAM)
                : failure;
    }

    /** The probe decides when calls go again: what is left of the open time would promise too much. */
    private static MfCentralFailure refusal() {
        return MfCentralFailure.internal(CIRCUIT_OPEN, NONE, NOBODY).retryAfter(RETRY);
    }
}
