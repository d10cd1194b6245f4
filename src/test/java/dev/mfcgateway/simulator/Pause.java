package dev.mfcgateway.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** A wait that blocks no thread. */
final class Pause {
    private Pause() {}

    /** Done at once for 0. */
    static Future<?> of(Vertx vertx, long milliseconds) {
        return milliseconds == 0 ? Future.succeededFuture() : vertx.timer(milliseconds, TimeUnit.MILLISECONDS);
    }
}
