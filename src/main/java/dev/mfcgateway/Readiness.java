package dev.mfcgateway;

import dev.mfcgateway.redis.RedisCommands;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Whether requests should be sent here: Redis has answered once, and the gateway is not draining. What fails later does
 * not take it back, as it would take the whole fleet out of the load balancer at once. Any thread.
 */
public final class Readiness {

    private static final Duration ASK_AGAIN = Duration.ofMillis(250);

    private volatile boolean redisAnswered;
    private volatile boolean draining;

    Readiness() {}

    /** Asks Redis until it has answered once. */
    void await(Vertx vertx, RedisCommands redis) {
        redis.ping().onSuccess(answer -> redisAnswered = true).onFailure(silent -> {
            if (!draining) {
                vertx.setTimer(ASK_AGAIN.toMillis(), due -> await(vertx, redis));
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
