package dev.mfcgateway.journey;

import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.investor.Channel;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One request's way: how long it has taken, each step of it too, and which OTP it was about. It goes down with the
 * request as an argument; no thread and no context knows it, as these are shared by requests that wait for each other.
 * It knows nobody's name: no investor, no transaction, no tenant. One request, one event loop.
 */
public final class Journey {

    private static final long NOT_TAKEN = -1;

    private final LongSupplier nanoClock;
    private final RequestTrace trace;
    private final long beganAt;
    private final long[] stepNanos = new long[Step.values().length];
    private Channel channel;
    private int send;
    private int sendsRemaining;

    private Journey(LongSupplier nanoClock, RequestTrace trace) {
        this.nanoClock = nanoClock;
        this.trace = trace;
        this.beganAt = nanoClock.getAsLong();
        Arrays.fill(stepNanos, NOT_TAKEN);
    }

    public static Journey begin(LongSupplier nanoClock, RequestTrace trace) {
        return new Journey(nanoClock, trace);
    }

    /** For work that nobody waits for, and whose steps nobody reads. */
    public static Journey unseen() {
        return begin(System::nanoTime, RequestTrace.NONE);
    }

    /** Goes one step of the way, and notes how long it took, however it ended. A step that is repeated adds up. */
    public <T> Future<T> step(Step step, Supplier<Future<T>> work) {
        return step(step, traced -> work.get());
    }

    /** The step that asks MFCentral; {@code work} is given what to write into the call's headers. */
    public <T> Future<T> call(Function<StepTrace, Future<T>> work) {
        return step(Step.MFCENTRAL, work);
    }

    private <T> Future<T> step(Step step, Function<StepTrace, Future<T>> work) {
        long stepBeganAt = nanoClock.getAsLong();
        StepTrace traced = trace.begin(step);
        return Future.succeededFuture(traced)
                .compose(work) // where what it throws is a failure like any other
                .onComplete(over -> {
                    note(step, nanoClock.getAsLong() - stepBeganAt);
                    traced.end(Optional.ofNullable(over.cause()).map(Journey::label));
                });
    }

    @SuppressWarnings("EnumOrdinal") // the array lives as long as the request: in it nothing is boxed
    private static int place(Step step) {
        return step.ordinal();
    }

    /** The text of a failure that is not of the error map may hold anything. */
    private static String label(Throwable failure) {
        return failure instanceof GatewayFailure
                ? failure.getMessage()
                : failure.getClass().getName();
    }

    private void note(Step step, long nanos) {
        long before = Math.max(0, stepNanos[place(step)]);
        stepNanos[place(step)] = before + nanos;
    }

    /** An OTP is asked for by this channel. */
    public void by(Channel asked) {
        channel = asked;
    }

    /** It is the transaction's {@code number}th, which may have so many more. */
    public void sending(int number, int remaining) {
        send = number;
        sendsRemaining = remaining;
    }

    /** This request waited for what {@code other} had done, which is over. */
    public void joined(Journey other) {
        send = other.send;
        sendsRemaining = other.sendsRemaining;
    }

    /** The request was answered. */
    public void end(Ending ending) {
        trace.end(ending);
    }

    /** Empty where the request is not traced. */
    public Optional<String> traceId() {
        return trace.id();
    }

    public Duration elapsed() {
        return Duration.ofNanos(nanoClock.getAsLong() - beganAt);
    }

    /** How long that step took; empty where the request did not get there, or is still at it. */
    public Optional<Duration> took(Step step) {
        long nanos = stepNanos[place(step)];
        return nanos == NOT_TAKEN ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    public Optional<Channel> channel() {
        return Optional.ofNullable(channel);
    }

    /** Which of the transaction's OTPs it was, from 1; empty where none was admitted. */
    public OptionalInt send() {
        return send == 0 ? OptionalInt.empty() : OptionalInt.of(send);
    }

    /** How many more the transaction may have; meaningful with {@link #send()}. */
    public int sendsRemaining() {
        return sendsRemaining;
    }
}
