package dev.mfcgateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Whether requests should be sent here: Redis has answered once, what is slow the first time is done, and the
 * gateway is not draining. What fails later does
 * not take it back, as it would take the whole fleet out of the load balancer at once. Any thread.
 */
public final class Readiness {

    private static final Duration ASK_AGAIN = Duration.ofMillis(250);

    private volatile boolean redisAnswered;
    private volatile boolean draining;

    Readiness() {}

    /** Makes contact with Redis until that has succeeded once. */
    void await(Vertx vertx, Supplier<Future<?>> contact) {
        contact.get().onSuccess(answered -> redisAnswered = true).onFailure(silent -> {
            if (!draining) {
                vertx.setTimer(ASK_AGAIN.toMillis(), due -> await(vertx, contact));
            }
        });
    }

    /** From now on: not ready. Requests that come all the same are served. */
    public void drain() {
        draining = true;
    }

    public boolean isReady() {
        return redisAnswered && !draining;
    }
}
