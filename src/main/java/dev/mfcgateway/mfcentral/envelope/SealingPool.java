package dev.mfcgateway.mfcentral.envelope;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads that compute signatures and open long answers, for all tenants together: an event loop does neither.
 * It knows nothing of envelopes, and orders work by arrival alone. Any thread. What finds the queue full, or the pool
 * closed, fails at once as {@code internal_error} with the cause {@code overloaded}; else the work's own failure comes
 * out.
 */
public final class SealingPool implements AutoCloseable {

    /** About 0.2 s of signatures on one core: beyond that, waiting helps nobody. */
    public static final int DEFAULT_QUEUE = 200;

    private final Vertx vertx;
    private final ThreadPoolExecutor threads;
    private final int queue;

    /**
     * @param threads at least 1; more than there are cores gain nothing
     * @param queue work that may wait for a thread; at least 1
     */
    public SealingPool(Vertx vertx, int threads, int queue) {
        AtomicInteger number = new AtomicInteger();
        this.vertx = vertx;
        this.queue = queue;
        this.threads =
                new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "mfc-sealing-" + number.getAndIncrement());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Runs {@code work} on one of the threads; its result comes on the caller's context. */
    public <T> Future<T> run(Callable<T> work) {
        return threads.getQueue().size() < queue ? runOwed(work) : Future.failedFuture(overloaded());
    }

    /** The same however full the queue is: for an answer that cannot be had a second time. */
    public <T> Future<T> runOwed(Callable<T> work) {
        Context context = vertx.getOrCreateContext();
        Promise<T> result = Promise.promise();
        try {
            threads.execute(() -> {
                Future<T> outcome = outcome(work);
                context.runOnContext(back -> outcome.onComplete(result));
            });
        } catch (RejectedExecutionException closed) {
            return Future.failedFuture(overloaded());
        }
        return result.future();
    }

    /** Takes no more work; what waits is still done, so that nobody is left waiting. */
    @Override
    public void close() {
        threads.shutdown();
    }

    private static GatewayFailure overloaded() {
        return GatewayFailure.internal(FailureCause.OVERLOADED);
    }

    private static <T> Future<T> outcome(Callable<T> work) {
        try {
            return Future.succeededFuture(work.call());
        } catch (Exception | Error failure) {
            return Future.failedFuture(failure);
        }
    }
}
