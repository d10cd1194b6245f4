package dev.mfcgateway.metrics;

import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.investor.Channel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How MFCentral does for one tenant: sends, and what kept others from being sent; durations, breaker, calls under way;
 * all at 0 from the start. Any thread.
 */
public final class UpstreamMetrics {

    private final MeterRegistry registry;
    private final Tags tenant;
    private final Map<Operation, Timer> durations = new EnumMap<>(Operation.class);
    private final Map<Channel, Map<SendOutcome, Counter>> sends = new EnumMap<>(Channel.class);
    private final Map<OtpLimit, Counter> limits = new EnumMap<>(OtpLimit.class);
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile BreakerMetrics breaker;

    UpstreamMetrics(MeterRegistry registry, String tenant) {
        this.registry = registry;
        this.tenant = Tags.of("tenant", tenant);
        for (Operation operation : List.of(Operation.GET_OTP, Operation.VERIFY_OTP, Operation.VALIDATE_QR)) {
            durations.put(operation, duration(operation));
        }
        for (Channel channel : Channel.values()) {
            sends.put(channel, sends(channel));
        }
        for (OtpLimit limit : OtpLimit.values()) {
            limits.put(limit, limited(limit));
        }
        breaker = new BreakerMetrics(registry, this.tenant);
        for (BreakerState state : BreakerState.values()) {
            registerState(state);
        }
        Gauge.builder("mfc_gateway_in_flight", inFlight, AtomicInteger::get)
                .description("Calls to MFCentral under way")
                .tags(this.tenant)
                .register(registry);
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
        durations.get(operation).record(took);
    }

    /** The meters of a new breaker. From now on the state shown is its own, whatever a former breaker still does. */
    public BreakerMetrics newBreaker() {
        breaker = new BreakerMetrics(registry, tenant);
        return breaker;
    }

    private Timer duration(Operation operation) {
        return Timer.builder("mfc_gateway_mfcentral_duration")
                .description("One call to MFCentral: token, signature, connection and answer")
                .tags(tenant.and("operation", operation.label()))
                .serviceLevelObjectives(DurationBuckets.ALL)
                .register(registry);
    }

    private Map<SendOutcome, Counter> sends(Channel channel) {
        Map<SendOutcome, Counter> counters = new EnumMap<>(SendOutcome.class);
        for (SendOutcome outcome : SendOutcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("mfc_gateway_otp_sends")
                            .description("Attempts to have an OTP sent, by how they ended")
                            .tags(tenant.and("channel", channel.label(), "outcome", outcome.label()))
                            .register(registry));
        }
        return counters;
    }

    private Counter limited(OtpLimit limit) {
        return Counter.builder("mfc_gateway_otp_limits")
                .description("OTPs that were refused by a limit, and not sent")
                .tags(tenant.and("limit", limit.label()))
                .register(registry);
    }

    private void registerState(BreakerState one) {
        Gauge.builder("mfc_gateway_circuit_breaker_state", this, meters -> meters.breaker.state() == one ? 1 : 0)
                .description("1 for the state that the circuit breaker is in")
                .tags(tenant.and("state", one.label()))
                .register(registry);
    }
}
