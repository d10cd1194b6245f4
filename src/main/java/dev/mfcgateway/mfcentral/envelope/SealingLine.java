package dev.mfcgateway.mfcentral.envelope;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** One tenant's line for the threads of a {@link SealingPool}: its work waits behind its own work alone. Any thread. */
public final class SealingLine {

    private final SealingPool pool;

    SealingLine(SealingPool pool) {
        this.pool = pool;
    }

    /** Runs {@code work} on one of the threads; its result comes on the caller's context. */
    public <T> Future<T> run(Callable<T> work) {
        return pool.run(this, work);
    }

    /** The same however full the line is: for an answer that cannot be had a second time. */
    public <T> Future<T> runOwed(Callable<T> work) {
        return pool.runOwed(this, work);
    }

    /** Whether {@link #run} would refuse; it may have changed a moment later. */
    public boolean isFull() {
        return pool.isFull(this);
    }
}
