package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCategory.INTERNAL_ERROR;
import static dev.mfcgateway.failure.FailureCause.CIRCUIT_OPEN;
import static dev.mfcgateway.failure.FailureCause.MFC_TIMEOUT;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.NOBODY;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.UPSTREAM;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.UNKNOWN;

import dev.mfcgateway.metrics.BreakerMetrics;
import dev.mfcgateway.metrics.BreakerState;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.circuitbreaker.TimeoutException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Stops a tenant's calls while MFCentral is in trouble. The library holds the state and the timer; it counts failures in
 * a row, which a success among four failures hides, so {@link FailureWindow} decides when to open. While closed, calls
 * run beside the library; only the probe of a half-open breaker runs through it. A result counts only in the state it
 * began in: with calls of minutes, most would otherwise judge a state they know nothing of.
 *
 * <p>Any thread. Adds {@code circuit_open}. Whatever else opens or paces the breaker belongs in {@link #ended} and
 * {@link #opened}.
 */
final class MfCentralBreaker {

    private static final int NEVER = 1_000_000;
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(30);

    /** One stay in one state; its number tells it from every other. */
    private record Stay(long number, BreakerState state) {}

    private final CircuitBreaker library;
    private final FailureWindow window;
    private final BreakerMetrics metrics;
    private final AtomicLong probed = new AtomicLong();
    private volatile Stay stay;

    /** @param slowest the longest that a call can take */
    MfCentralBreaker(
            Vertx vertx, BreakerOptions options, Duration slowest, BreakerMetrics metrics, LongSupplier nanoClock) {
        this.window = new FailureWindow(options.failureRatio(), options.minimumCalls(), options.window(), nanoClock);
        this.metrics = metrics;
        this.stay = new Stay(1, BreakerState.CLOSED);
        this.library = CircuitBreaker.create("mfcentral", vertx, library(options, slowest))
                .<Object>failurePolicy(MfCentralBreaker::leavesDoubt)
                .openHandler(opened -> opened())
                .halfOpenHandler(halfOpened -> moved(BreakerState.HALF_OPEN))
                .closeHandler(closed -> moved(BreakerState.CLOSED));
    }

    /** @param call must return a future and not throw */
    <T> Future<T> run(Supplier<Future<T>> call) {
        Stay began = stay;
        return switch (began.state()) {
            case CLOSED -> call.get().onComplete(result -> ended(began, result));
            case HALF_OPEN -> probe(began, call);
            case OPEN -> Future.failedFuture(refusal());
        };
    }

    private <T> Future<T> probe(Stay began, Supplier<Future<T>> call) {
        if (probed.getAndSet(began.number()) == began.number()) {
            return Future.failedFuture(refusal());
        }
        return library.execute(call).recover(failure -> Future.failedFuture(translated(failure)));
    }

    private <T> void ended(Stay began, AsyncResult<T> result) {
        if (isOver(began)) {
            return;
        }
        if (result.succeeded()) {
            window.succeeded();
        } else if (blamesMfCentral(result.cause()) && window.failed()) {
            open(began);
        }
    }

    private synchronized void open(Stay began) {
        if (!isOver(began)) { // else somebody else has, and each opening starts a timer
            library.open();
        }
    }

    private boolean isOver(Stay began) {
        return began.number() != stay.number();
    }

    private void opened() {
        window.clear();
        moved(BreakerState.OPEN);
    }

    /** Runs inside the library's lock: sets, counts, and calls nobody. */
    private void moved(BreakerState to) {
        Stay last = stay;
        stay = new Stay(last.number() + 1, to);
        metrics.moved(last.state(), to);
    }

    /** The probe decides when calls go again: what is left of the open time would promise too much. */
    private static MfCentralFailure refusal() {
        return MfCentralFailure.internal(CIRCUIT_OPEN, NONE, NOBODY).retryAfter(RETRY);
    }

    private Throwable translated(Throwable failure) {
        if (failure instanceof OpenCircuitException) {
            return refusal();
        }
        return failure instanceof TimeoutException
                ? MfCentralFailure.internal(MFC_TIMEOUT, UNKNOWN, UPSTREAM)
                : failure;
    }

    private static boolean blamesMfCentral(Throwable failure) {
        return failure instanceof MfCentralFailure known && known.blame() == UPSTREAM;
    }

    /** Whether a probe leaves open how MFCentral does: it did badly, or was never heard. Any answer of its own closes. */
    private static boolean leavesDoubt(Future<Object> probe) {
        if (probe.succeeded()) {
            return false;
        }
        return !(probe.cause() instanceof MfCentralFailure known)
                || known.blame() == UPSTREAM
                || (known.category() == INTERNAL_ERROR && known.effect() == NONE);
    }

    private static CircuitBreakerOptions library(BreakerOptions options, Duration slowest) {
        return new CircuitBreakerOptions()
                .setMaxFailures(NEVER)
                .setMaxRetries(0)
                .setTimeout(slowest.plus(MARGIN).toMillis())
                .setResetTimeout(options.open().toMillis())
                .setFailuresRollingWindow(Math.max(1_000, options.window().toMillis()))
                .setNotificationAddress(null);
    }
}
