package dev.mfcgateway.flow;

import dev.mfcgateway.transaction.TenantId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps one tenant's deliveries from taking the place of the others': so many of its transactions are at work at once,
 * and any more come back later, the later the more of them there are. A partner whose webhook hangs waits for itself
 * alone. Any thread.
 */
final class DeliveryShares {

    static final int EACH = 8;

    private static final Duration TURN = Duration.ofMillis(500);
    private static final int LONGEST_WAIT_IN_TURNS = 60;

    /** What one tenant has at work, and how many were turned away since, less one for each that has ended. */
    private static final class Share {

        private int atWork;
        private int turnedAway;
    }

    private final Map<TenantId, Share> shares = new HashMap<>();

    /** Takes {@code step}, or gives when to come back. */
    Future<Optional<Duration>> within(TenantId tenant, Supplier<Future<Optional<Duration>>> step) {
        Optional<Duration> wait = enter(tenant);
        if (wait.isPresent()) {
            return Future.succeededFuture(wait);
        }
        return Future.succeededFuture()
                .compose(begun -> step.get()) // where what it throws is a failure like any other
                .onComplete(over -> leave(tenant));
    }

    private synchronized Optional<Duration> enter(TenantId tenant) {
        Share share = shares.computeIfAbsent(tenant, any -> new Share());
        if (share.atWork < EACH) {
            share.atWork++;
            return Optional.empty();
        }
        int turns = 1 + share.turnedAway++ / EACH;
        return Optional.of(TURN.multipliedBy(Math.min(turns, LONGEST_WAIT_IN_TURNS)));
    }

    private synchronized void leave(TenantId tenant) {
        Share share = shares.get(tenant);
        share.turnedAway = Math.max(0, share.turnedAway - 1);
        if (--share.atWork == 0) {
            shares.remove(tenant);
        }
    }
}
