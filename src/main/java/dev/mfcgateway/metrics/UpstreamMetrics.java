package dev.mfcgateway.metrics;

import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.investor.Channel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** How MFCentral does for one tenant: sends, durations, breaker, calls under way; all but the durations at 0 from the start. Any thread. */
public final class UpstreamMetrics {

    private final Meters meters;
    private final Tags tenant;
    private final Durations durations;
    private final Map<Channel, Map<SendOutcome, Counter>> sends = new EnumMap<>(Channel.class);
    private final Map<OtpLimit, Counter> limits = new EnumMap<>(OtpLimit.class);
    private final Map<BreakerCall, Counter> breakerCalls = new EnumMap<>(BreakerCall.class);
    private final Map<BreakerState, Map<BreakerState, Counter>> moves = new EnumMap<>(BreakerState.class);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LastHour lastHour = new LastHour(System::nanoTime);
    private volatile BreakerMetrics shown = newBreaker();
    private volatile Supplier<Optional<Instant>> tokenExpiry = Optional::empty;

    UpstreamMetrics(MeterRegistry registry, String tenant) {
        this.meters = new Meters(registry);
        this.tenant = Tags.of("tenant", tenant);
        this.durations = new Durations(
                meters,
                "mfc_gateway_mfcentral_duration",
                "One call to MFCentral: token, signature, connection and answer",
                this.tenant);
        for (Channel channel : Channel.values()) {
            sends.put(channel, sends(channel));
        }
        for (OtpLimit limit : OtpLimit.values()) {
            limits.put(limit, limited(limit));
        }
        for (BreakerCall kind : BreakerCall.values()) {
            breakerCalls.put(kind, breakerCalls(kind));
        }
        for (BreakerState from : BreakerState.values()) {
            moves.put(from, moves(from));
            registerState(from);
        }
        meters.add(Gauge.builder("mfc_gateway_in_flight", inFlight, AtomicInteger::get)
                .description("Calls to MFCentral under way")
                .tags(this.tenant));
        meters.add(Gauge.builder("mfc_gateway_mfcentral_token_expiry_timestamp", this, UpstreamMetrics::tokenExpiry)
                .description("When the access token in use is of no more use; not a number while there is none")
                .baseUnit("seconds")
                .tags(this.tenant));
    }

    /** An attempt to send an OTP ended. */
    public void sendEnded(Channel channel, SendOutcome outcome) {
        sends.get(channel).get(outcome).increment();
    }

    /** An OTP was refused by a limit, and not sent. */
    public void refusedBy(OtpLimit limit) {
        limits.get(limit).increment();
    }

    /** A call to MFCentral begins. */
    public void callBegan() {
        inFlight.incrementAndGet();
    }

    /** A call to MFCentral ended, well or not. */
    public void callEnded(Operation operation, Duration took) {
        inFlight.decrementAndGet();
        durations.record(operation, took);
    }

    /** How the calls went, for the tenant's own partner. */
    public LastHour lastHour() {
        return lastHour;
    }

    /** The state that the tenant's breaker is in. */
    public BreakerState breakerState() {
        return shown.state();
    }

    /** For a breaker of this tenant's that nobody sees yet. */
    public BreakerMetrics newBreaker() {
        return new BreakerMetrics(this);
    }

    /** From now on {@code breaker} is the tenant's, in place of any other. */
    public void show(BreakerMetrics breaker) {
        shown = breaker;
    }

    /** From now on {@code expiry} tells of the tenant's token: empty while there is none. */
    public void showToken(Supplier<Optional<Instant>> expiry) {
        tokenExpiry = expiry;
    }

    private double tokenExpiry() {
        return tokenExpiry
                .get()
                .map(Instant::getEpochSecond)
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    void called(BreakerCall kind) {
        breakerCalls.get(kind).increment();
    }

    void moved(BreakerMetrics breaker, BreakerState from, BreakerState to) {
        if (breaker == shown) {
            moves.get(from).get(to).increment();
        }
    }

    void remove() {
        meters.removeAll();
    }

    private Map<SendOutcome, Counter> sends(Channel channel) {
        Map<SendOutcome, Counter> counters = new EnumMap<>(SendOutcome.class);
        for (SendOutcome outcome : SendOutcome.values()) {
            counters.put(
                    outcome,
                    meters.add(Counter.builder("mfc_gateway_otp_sends")
                            .description("Attempts to have an OTP sent, by how they ended")
                            .tags(tenant.and("channel", channel.label(), "outcome", outcome.label()))));
        }
        return counters;
    }

    private Counter limited(OtpLimit limit) {
        return meters.add(Counter.builder("mfc_gateway_otp_limits")
                .description("OTPs that were refused by a limit, and not sent")
                .tags(tenant.and("limit", limit.label())));
    }

    private Counter breakerCalls(BreakerCall kind) {
        return meters.add(Counter.builder("mfc_gateway_circuit_breaker_calls")
                .description("Calls that the circuit breaker was asked for, by how they ended")
                .tags(tenant.and("kind", kind.label())));
    }

    private Map<BreakerState, Counter> moves(BreakerState from) {
        Map<BreakerState, Counter> counters = new EnumMap<>(BreakerState.class);
        for (BreakerState to : BreakerState.values()) {
            if (to != from) {
                counters.put(
                        to,
                        meters.add(Counter.builder("mfc_gateway_circuit_breaker_transitions")
                                .description("The circuit breaker's changes of state")
                                .tags(tenant.and("from", from.label(), "to", to.label()))));
            }
        }
        return counters;
    }

    private void registerState(BreakerState one) {
        meters.add(Gauge.builder("mfc_gateway_circuit_breaker_state", this, own -> own.breakerState() == one ? 1 : 0)
                .description("1 for the state that the circuit breaker is in")
                .tags(tenant.and("state", one.label())));
    }
}
