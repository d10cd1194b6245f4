package dev.mfcgateway.mfcentral;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * Waits for a future that belongs to somebody else, on one's own context and for no longer than one has. It does not
 * stop what is waited for. Any thread.
 */
final class BoundedWait {

    private BoundedWait() {}

    /** Fails with {@code tooLate} after {@code millis}, at least 1. */
    static <T> Future<T> atMost(Vertx vertx, long millis, Future<T> awaited, Supplier<Throwable> tooLate) {
        Context own = vertx.getOrCreateContext();
        Promise<T> result = Promise.promise();
        long timer = vertx.setTimer(millis, late -> result.tryFail(tooLate.get()));
        awaited.onComplete(outcome -> own.runOnContext(back -> {
            vertx.cancelTimer(timer);
            if (outcome.succeeded()) {
                result.tryComplete(outcome.result());
            } else {
                result.tryFail(outcome.cause());
            }
        }));
        return result.future();
    }
}
