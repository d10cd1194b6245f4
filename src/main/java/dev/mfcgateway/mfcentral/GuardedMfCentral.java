package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCategory.MFC_RATE_LIMITED;
import static dev.mfcgateway.failure.FailureCause.MFC_TIMEOUT;
import static dev.mfcgateway.failure.FailureCause.OVERLOADED;
import static dev.mfcgateway.failure.FailureCause.UNEXPECTED;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.NOBODY;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.UPSTREAM;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.UNKNOWN;

import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.metrics.BreakerMetrics;
import dev.mfcgateway.metrics.UpstreamMetrics;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The policy around a tenant's MFCentral, from outside in: the pause it asked for, the room there is, the breaker, the
 * deadline of the whole call, the metrics: one policy for every call. What there is no room for is refused before the
 * breaker hears of it, as it would use up the probe. It knows nothing of the wire. One for each tenant, shared by all
 * event loops.
 *
 * <p>Any event loop. Adds {@code mfc_rate_limited}, {@code circuit_open} and {@code overloaded} (nothing was sent) and
 * {@code mfc_timeout}; what the guarded one throws comes out as {@code unexpected}.
 */
public final class GuardedMfCentral implements MfCentral {

    /** So that the deadline of the call itself, which knows whether anything was sent, comes first. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final MfCentral guarded;
    private final Bulkhead bulkhead;
    private final Duration timeout;
    private final UpstreamMetrics metrics;
    private final LongSupplier nanoClock;
    private final RateGate gate;
    private final MfCentralBreaker breaker;

    /** @param random from 0 to 1 */
    public GuardedMfCentral(
            Vertx vertx,
            MfCentral guarded,
            MfCentralOptions options,
            Bulkhead bulkhead,
            UpstreamMetrics metrics,
            BreakerMetrics breakerMetrics,
            LongSupplier nanoClock,
            DoubleSupplier random) {
        this.vertx = vertx;
        this.guarded = guarded;
        this.bulkhead = bulkhead;
        this.timeout = options.timeout().plus(MARGIN);
        this.metrics = metrics;
        this.nanoClock = nanoClock;
        this.gate = new RateGate(nanoClock);
        this.breaker = new MfCentralBreaker(
                vertx,
                options.breaker(),
                new OpenTimes(options.breaker(), random)::of,
                timeout,
                breakerMetrics,
                nanoClock);
    }

    @Override
    public Future<OtpSent> requestOtp(OtpRequest request, Journey journey) {
        return guard(Operation.GET_OTP, () -> guarded.requestOtp(request, journey));
    }

    @Override
    public Future<Void> confirmOtp(OtpConfirmation confirmation, Journey journey) {
        return guard(Operation.VERIFY_OTP, () -> guarded.confirmOtp(confirmation, journey));
    }

    @Override
    public Future<CasDocument> fetchDocument(String reqId, String clientRefNo, Journey journey) {
        return guard(Operation.VERIFY_OTP, () -> guarded.fetchDocument(reqId, clientRefNo, journey));
    }

    @Override
    public Future<CasDocument> exchangeQr(String reqId, String clientRefNo, String qrCode, Journey journey) {
        return guard(Operation.VALIDATE_QR, () -> guarded.exchangeQr(reqId, clientRefNo, qrCode, journey));
    }

    @Override
    public Optional<Duration> standstill() {
        return gate.remaining().or(breaker::standstill);
    }

    private <T> Future<T> guard(Operation operation, Supplier<Future<T>> call) {
        Optional<Duration> pause = gate.remaining();
        if (pause.isPresent()) {
            return Future.failedFuture(
                    MfCentralFailure.of(MFC_RATE_LIMITED, NONE).retryAfter(pause.get()));
        }
        return admitted(operation, call).recover(failure -> Future.failedFuture(advised(failure)));
    }

    private <T> Future<T> admitted(Operation operation, Supplier<Future<T>> call) {
        return bulkhead.enter()
                ? breaker.run(() -> timed(operation, call)).onComplete(over -> bulkhead.leave())
                : Future.failedFuture(noRoom());
    }

    private static MfCentralFailure noRoom() {
        return MfCentralFailure.internal(OVERLOADED, NONE, NOBODY);
    }

    private <T> Future<T> timed(Operation operation, Supplier<Future<T>> call) {
        long began = nanoClock.getAsLong();
        metrics.callBegan();
        return BoundedWait.atMost(vertx, timeout.toMillis(), begun(call), GuardedMfCentral::tooLate)
                .recover(failure -> Future.failedFuture(known(failure)))
                .onComplete(over -> {
                    Duration took = Duration.ofNanos(nanoClock.getAsLong() - began);
                    metrics.callEnded(operation, took);
                    remember(over, took);
                });
    }

    /** What MFCentral declines, or was not asked, says nothing of how it does. */
    private void remember(AsyncResult<?> ended, Duration took) {
        if (ended.succeeded()) {
            metrics.lastHour().good(took);
        } else if (ended.cause() instanceof MfCentralFailure known && known.blame() == UPSTREAM) {
            metrics.lastHour().bad(took);
        }
    }

    private static <T> Future<T> begun(Supplier<Future<T>> call) {
        try {
            return Objects.requireNonNull(call.get());
        } catch (RuntimeException broken) {
            return Future.failedFuture(broken);
        }
    }

    private static MfCentralFailure tooLate() {
        return MfCentralFailure.internal(MFC_TIMEOUT, UNKNOWN, UPSTREAM);
    }

    private static MfCentralFailure known(Throwable failure) {
        return failure instanceof MfCentralFailure known
                ? known
                : MfCentralFailure.internal(UNEXPECTED, UNKNOWN, NOBODY);
    }

    /** What tells the caller to come back says when; MFCentral's own word on it holds for every call of the tenant. */
    private MfCentralFailure advised(Throwable thrown) {
        MfCentralFailure failure = known(thrown);
        boolean limited = failure.category() == MFC_RATE_LIMITED;
        if (limited) {
            failure.retryAfter().ifPresent(gate::pause);
        }
        boolean overloaded = failure.internalCause().equals(Optional.of(OVERLOADED));
        return (limited || overloaded) && failure.retryAfter().isEmpty() ? failure.retryAfter(DEFAULT_RETRY) : failure;
    }
}
