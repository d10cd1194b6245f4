package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCategory.MFC_INVALID_INPUT;
import static dev.mfcgateway.failure.FailureCategory.MFC_RATE_LIMITED;
import static dev.mfcgateway.failure.FailureCause.MFC_SERVER_ERROR;
import static dev.mfcgateway.failure.FailureCause.OVERLOADED;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.NOBODY;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;
import static dev.mfcgateway.mfcentral.Samples.failure;
import static dev.mfcgateway.mfcentral.Samples.request;
import static dev.mfcgateway.mfcentral.Samples.result;
import static dev.mfcgateway.mfcentral.Samples.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.metrics.BreakerMetrics;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.metrics.UpstreamMetrics;
import dev.mfcgateway.mfcentral.envelope.SealingLine;
import dev.mfcgateway.mfcentral.envelope.SealingPool;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class GuardedMfCentralTest {

    private static final OtpSent SENT = new OtpSent("1", "ref", "", Optional.empty());

    private final FakeNanos clock = new FakeNanos();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GatewayMetrics metrics = new GatewayMetrics(meters, "test");
    private final AtomicInteger calls = new AtomicInteger();
    private final CallLimit allTenants = new CallLimit(100);
    private Supplier<Future<OtpSent>> upstream = () -> Future.succeededFuture(SENT);
    private Vertx vertx;

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
    }

    @Test
    void handsOnSuccessAndCountsTheCall() {
        assertThat(result(guarded(10).requestOtp(request(), Journey.unseen()))).isEqualTo(SENT);
        assertThat(inFlight()).isZero();
        assertThat(durations("get_otp")).isEqualTo(1);
    }

    @Test
    void pausesForAsLongAsMfCentralAsked() {
        upstream = () ->
                Future.failedFuture(MfCentralFailure.of(MFC_RATE_LIMITED, NONE).retryAfter(Duration.ofSeconds(9)));
        GuardedMfCentral guarded = guarded(10);
        assertThat(failure(guarded.requestOtp(request(), Journey.unseen())).retryAfter())
                .contains(Duration.ofSeconds(9));
        clock.pass(Duration.ofSeconds(4));
        MfCentralFailure paused = failure(guarded.requestOtp(request(), Journey.unseen()));
        assertThat(summary(paused)).isEqualTo("mfc_rate_limited NONE NOBODY");
        assertThat(paused.retryAfter()).contains(Duration.ofSeconds(5));
        assertThat(calls).hasValue(1);
        assertThat(guarded.standstill()).contains(Duration.ofSeconds(5));
        clock.pass(Duration.ofSeconds(5));
        assertThat(guarded.standstill()).isEmpty();
        upstream = () -> Future.succeededFuture(SENT);
        assertThat(result(guarded.requestOtp(request(), Journey.unseen()))).isEqualTo(SENT);
    }

    @Test
    void doesNotPauseWhenMfCentralNamedNoTime() {
        upstream = () -> Future.failedFuture(MfCentralFailure.of(MFC_RATE_LIMITED, NONE));
        GuardedMfCentral guarded = guarded(10);
        assertThat(failure(guarded.requestOtp(request(), Journey.unseen())).retryAfter())
                .contains(Duration.ofSeconds(30));
        assertThat(failure(guarded.requestOtp(request(), Journey.unseen())).retryAfter())
                .contains(Duration.ofSeconds(30));
        assertThat(calls).hasValue(2);
    }

    @Test
    void refusesOneCallTooManyAndTakesTheNextWhenOneEnds() {
        Promise<OtpSent> held = Promise.promise();
        upstream = held::future;
        GuardedMfCentral guarded = guarded(1);
        Future<OtpSent> first = guarded.requestOtp(request(), Journey.unseen());
        assertThat(inFlight()).isEqualTo(1);
        MfCentralFailure refused = failure(guarded.requestOtp(request(), Journey.unseen()));
        assertThat(summary(refused)).isEqualTo("internal_error:overloaded NONE NOBODY");
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
        held.complete(SENT);
        assertThat(result(first)).isEqualTo(SENT);
        assertThat(result(guarded.requestOtp(request(), Journey.unseen()))).isEqualTo(SENT);
    }

    @Test
    void refusesWhatIsTooMuchForAllTenantsTogether() {
        allTenants.allow(1);
        Promise<OtpSent> held = Promise.promise();
        upstream = held::future;
        Future<OtpSent> otherTenant = guarded(10).requestOtp(request(), Journey.unseen());
        GuardedMfCentral guarded = guarded(1);
        assertThat(summary(guarded.requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:overloaded NONE NOBODY");
        held.complete(SENT);
        assertThat(result(otherTenant)).isEqualTo(SENT);
        assertThat(result(guarded.requestOtp(request(), Journey.unseen()))).isEqualTo(SENT);
    }

    /** Else a busy moment would open the breaker again, and for twice as long. */
    @Test
    void doesNotUseUpTheProbeForACallThatThereIsNoRoomFor() {
        upstream = () -> Future.failedFuture(Samples.upstream(MFC_SERVER_ERROR));
        GuardedMfCentral guarded = guarded(opensBriefly());
        for (int call = 0; call < 4; call++) {
            failure(guarded.requestOtp(request(), Journey.unseen()));
        }
        BreakerStage.until(vertx, () -> state("half_open") == 1);
        allTenants.allow(0);
        assertThat(summary(guarded.requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:overloaded NONE NOBODY");
        assertThat(state("half_open")).isEqualTo(1);
        allTenants.allow(1);
        upstream = () -> Future.succeededFuture(SENT);
        assertThat(result(guarded.requestOtp(request(), Journey.unseen()))).isEqualTo(SENT);
        assertThat(state("closed")).isEqualTo(1);
    }

    @Test
    void isOverloadedWhileMoreIsAskedForThanCanBeSigned() {
        FakeNanos poolClock = new FakeNanos();
        CountDownLatch busy = new CountDownLatch(1);
        SealingPool pool = new SealingPool(vertx, 1, 1, poolClock, waited -> {});
        SealingLine line = pool.line();
        GuardedMfCentral guarded = guarded(Samples.options(1, Samples.LONG), line);
        line.run(() -> busy.await(20, TimeUnit.SECONDS));
        line.run(() -> true);
        poolClock.pass(Duration.ofMinutes(1));
        MfCentralFailure refusal = failure(guarded.requestOtp(request(), Journey.unseen()));
        assertThat(summary(refusal)).isEqualTo("internal_error:overloaded NONE NOBODY");
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(30));
        busy.countDown();
        pool.close();
    }

    @Test
    void tellsTheCallerOfAFullQueueBelowWhenToComeBack() {
        upstream = () -> Future.failedFuture(MfCentralFailure.internal(OVERLOADED, NONE, NOBODY));
        assertThat(failure(guarded(10).requestOtp(request(), Journey.unseen())).retryAfter())
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void endsACallThatNeverSettles() {
        upstream = () -> Promise.<OtpSent>promise().future();
        GuardedMfCentral guarded = guarded(Samples.options(1, Duration.ofMillis(1)));
        assertThat(summary(guarded.requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:mfc_timeout UNKNOWN UPSTREAM");
        assertThat(inFlight()).isZero();
    }

    @Test
    void neverThrowsWhateverTheGuardedOneDoes() {
        upstream = () -> {
            throw new IllegalStateException("hunter2");
        };
        assertThat(summary(guarded(10).requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:unexpected UNKNOWN NOBODY");
        upstream = () -> null;
        assertThat(summary(guarded(10).requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:unexpected UNKNOWN NOBODY");
        upstream = () -> Future.failedFuture(new IllegalStateException("hunter2"));
        assertThat(summary(guarded(10).requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:unexpected UNKNOWN NOBODY");
        assertThat(inFlight()).isZero();
    }

    @Test
    void callsNothingOnceTheBreakerHasOpened() {
        upstream = () -> Future.failedFuture(Samples.upstream(MFC_SERVER_ERROR));
        GuardedMfCentral guarded = guarded(10);
        for (int call = 0; call < 4; call++) {
            failure(guarded.requestOtp(request(), Journey.unseen()));
        }
        assertThat(summary(guarded.requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:circuit_open NONE NOBODY");
        assertThat(calls).hasValue(4);
        assertThat(guarded.standstill()).contains(Duration.ofSeconds(30));
        assertThat(metrics.upstream("acme").lastHour().summary().calls()).isEqualTo(4);
        assertThat(metrics.upstream("acme").lastHour().summary().good()).isZero();
    }

    @Test
    void doesNotBlameMfCentralForWhatItDeclines() {
        upstream = () -> Future.failedFuture(Samples.declined(MFC_INVALID_INPUT));
        GuardedMfCentral guarded = guarded(10);
        for (int call = 0; call < 50; call++) {
            assertThat(summary(guarded.requestOtp(request(), Journey.unseen())))
                    .isEqualTo("mfc_invalid_input DECLINED NOBODY");
        }
        assertThat(metrics.upstream("acme").lastHour().summary().calls()).isZero();
        assertThat(calls).hasValue(50);
    }

    @Test
    void countsEachCallUnderItsOperation() {
        GuardedMfCentral guarded = guarded(10);
        result(guarded.confirmOtp(Samples.CONFIRMATION, Journey.unseen()));
        result(guarded.fetchDocument("1", "REF-1", Journey.unseen()));
        result(guarded.exchangeQr("1", "REF-1", "AAAA", Journey.unseen()));
        assertThat(durations("get_otp")).isZero();
        assertThat(durations("verify_otp")).isEqualTo(2);
        assertThat(durations("validate_qr")).isEqualTo(1);
    }

    @Test
    void hasOneBreakerAndOnePauseForAllCalls() {
        upstream = () -> Future.failedFuture(Samples.upstream(MFC_SERVER_ERROR));
        GuardedMfCentral broken = guarded(10);
        for (int call = 0; call < 4; call++) {
            failure(broken.fetchDocument("1", "REF-1", Journey.unseen()));
        }
        assertThat(summary(broken.confirmOtp(Samples.CONFIRMATION, Journey.unseen())))
                .isEqualTo("internal_error:circuit_open NONE NOBODY");
        upstream = () ->
                Future.failedFuture(MfCentralFailure.of(MFC_RATE_LIMITED, NONE).retryAfter(Duration.ofSeconds(9)));
        GuardedMfCentral limited = guarded(10);
        failure(limited.exchangeQr("1", "REF-1", "AAAA", Journey.unseen()));
        assertThat(summary(limited.requestOtp(request(), Journey.unseen()))).isEqualTo("mfc_rate_limited NONE NOBODY");
        assertThat(calls).hasValue(5);
    }

    private GuardedMfCentral guarded(int maxInFlight) {
        return guarded(Samples.options("http://127.0.0.1:1", Samples.REDIRECT, Samples.LONG, maxInFlight));
    }

    private GuardedMfCentral guarded(MfCentralOptions options) {
        return guarded(options, Samples.pool(vertx).line());
    }

    private GuardedMfCentral guarded(MfCentralOptions options, SealingLine line) {
        UpstreamMetrics acme = metrics.upstream("acme");
        Bulkhead bulkhead = new Bulkhead(options.maxInFlight(), allTenants, line);
        BreakerMetrics breaker = acme.newBreaker();
        acme.show(breaker);
        return new GuardedMfCentral(vertx, new Upstream(), options, bulkhead, acme, breaker, clock, () -> 0.5);
    }

    /** It probes after a millisecond. */
    private static MfCentralOptions opensBriefly() {
        MfCentralOptions usual = Samples.options(1, Samples.LONG);
        Duration brief = BreakerStage.AT_ONCE;
        BreakerOptions breaker = new BreakerOptions(
                0.5, BreakerStage.SLOW, OptionalDouble.empty(), 4, Duration.ofMinutes(5), brief, brief);
        return new MfCentralOptions(
                usual.baseUrl(),
                usual.flow(),
                usual.clientId(),
                usual.clientSecret(),
                usual.userName(),
                usual.password(),
                usual.origin(),
                usual.envelope(),
                usual.connectTimeout(),
                usual.timeout(),
                usual.maxInFlight(),
                breaker);
    }

    private double state(String state) {
        return meters.get("mfc_gateway_circuit_breaker_state")
                .tag("state", state)
                .gauge()
                .value();
    }

    private long durations(String operation) {
        return meters.find("mfc_gateway_mfcentral_duration").tag("operation", operation).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private double inFlight() {
        return meters.get("mfc_gateway_in_flight").gauge().value();
    }

    /** Every call has the same fate. */
    private final class Upstream implements MfCentral {

        @Override
        public Future<OtpSent> requestOtp(OtpRequest request, Journey journey) {
            calls.incrementAndGet();
            return upstream.get();
        }

        @Override
        public Future<Void> confirmOtp(OtpConfirmation confirmation, Journey journey) {
            return requestOtp(request(), Journey.unseen()).mapEmpty();
        }

        @Override
        public Future<CasDocument> fetchDocument(String reqId, String clientRefNo, Journey journey) {
            return requestOtp(request(), Journey.unseen()).map(sent -> new CasDocument("{}"));
        }

        @Override
        public Future<CasDocument> exchangeQr(String reqId, String clientRefNo, String qrCode, Journey journey) {
            return fetchDocument(reqId, clientRefNo, Journey.unseen());
        }
    }
}
