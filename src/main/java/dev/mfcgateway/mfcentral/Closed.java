package dev.mfcgateway.mfcentral;

import dev.mfcgateway.metrics.BreakerCall;
import io.vertx.core.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The breaker lets every call through, and counts how they end; it knows nothing of an earlier stay. Any thread. */
final class Closed implements Stay {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final CallWindow failures;
    private final CallWindow slowCalls;

    Closed(BreakerOptions options, LongSupplier nanoClock) {
        this.failures = window(options.failureRatio(), options, nanoClock);
        this.slowCalls = window(options.slowCallRatio().orElse(NEVER), options, nanoClock);
    }

    private static CallWindow window(double ratio, BreakerOptions options, LongSupplier nanoClock) {
        return new CallWindow(ratio, options.minimumCalls(), options.window(), nanoClock);
    }

    @Override
    public <T> Future<T> run(Supplier<Future<T>> call) {
        return call.get();
    }

    @Override
    public boolean opensAfter(BreakerCall ended) {
        if (ended == BreakerCall.NEUTRAL) {
            return false;
        }
        boolean tooManyFailures = failures.add(ended == BreakerCall.FAILURE);
        boolean tooManySlow = slowCalls.add(ended == BreakerCall.SLOW);
        return tooManyFailures || tooManySlow;
    }

    @Override
    public boolean isLost() {
        return false;
    }

    @Override
    public int opening() {
        return 0;
    }
}
