package dev.mfcgateway.mfcentral.envelope;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The few threads that compute signatures and open long answers, for all tenants together: an event loop does neither.
 * Each tenant has a line of its own, and the lines take turns. It knows nothing of envelopes.
 *
 * <p>The queue has a number of places, of which each line may have its share. A burst may have more of them: beside an
 * answer of MFCentral's, the seconds that it takes to sign for all of it are nothing. A queue that stands is another
 * matter: it does not get shorter by letting more in, and whoever waits in it needs memory.
 *
 * <p>Any thread. What finds its line full, or the pool closed, fails at once as {@code internal_error} with the cause
 * {@code overloaded}; else the work's own failure comes out.
 */
public final class SealingPool implements AutoCloseable {

    /** About a tenth of a second of signatures by native RSA: who waits needs memory, and a heap is soon full. */
    public static final int PLACES_PER_THREAD = 100;

    /** How many times as many a burst may have. */
    static final int BURST = 4;

    /** A queue in which there has always been something for that long does not come of a burst. */
    static final Duration STANDS_AFTER = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final ExecutorService threads;
    private final int size;
    private final int places;
    private final LongSupplier nanoClock;
    private final Consumer<Duration> waits;

    // Guarded by this.
    private final FairQueue<Job> queue = new FairQueue<>();
    private int running;
    private long lastIdle;
    private boolean closed;

    private record Job(Runnable work, long since) {}

    /**
     * @param threads at least 1; more than there are cores gain nothing
     * @param places of a queue that stands, for all lines together; at least 1
     * @param waits is told how long each piece of work has waited for a thread
     */
    public SealingPool(Vertx vertx, int threads, int places, LongSupplier nanoClock, Consumer<Duration> waits) {
        AtomicInteger number = new AtomicInteger();
        this.vertx = vertx;
        this.size = threads;
        this.places = places;
        this.nanoClock = nanoClock;
        this.waits = waits;
        this.lastIdle = nanoClock.getAsLong();
        this.threads = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "mfc-sealing-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A line beside all others. */
    public SealingLine line() {
        return new SealingLine(this);
    }

    /** How much work waits for a thread. */
    public synchronized int waiting() {
        return queue.size();
    }

    synchronized boolean isFull(SealingLine line) {
        boolean stands = nanoClock.getAsLong() - lastIdle > STANDS_AFTER.toNanos();
        return queue.hasItsShare(line, stands ? places : places * BURST);
    }

    <T> Future<T> run(SealingLine line, Callable<T> work) {
        return isFull(line) ? Future.failedFuture(overloaded()) : runOwed(line, work);
    }

    <T> Future<T> runOwed(SealingLine line, Callable<T> work) {
        Context context = vertx.getOrCreateContext();
        Promise<T> result = Promise.promise();
        boolean taken = take(line, () -> {
            Future<T> outcome = outcome(work);
            context.runOnContext(back -> outcome.onComplete(result));
        });
        return taken ? result.future() : Future.failedFuture(overloaded());
    }

    private synchronized boolean take(SealingLine line, Runnable work) {
        if (closed) {
            return false;
        }
        Job job = new Job(work, nanoClock.getAsLong());
        if (running < size) {
            running++;
            lastIdle = job.since();
            threads.execute(() -> work(job));
        } else {
            queue.add(line, job);
        }
        return true;
    }

    private void work(Job first) {
        for (Optional<Job> turn = Optional.of(first); turn.isPresent(); turn = next()) {
            Job job = turn.get();
            waits.accept(Duration.ofNanos(nanoClock.getAsLong() - job.since()));
            try {
                job.work().run();
            } catch (RejectedExecutionException ignored) {
                // the caller's event loop has ended, and the caller with it
            }
        }
    }

    private synchronized Optional<Job> next() {
        Optional<Job> next = queue.poll();
        if (next.isEmpty()) {
            running--;
            lastIdle = nanoClock.getAsLong();
        }
        return next;
    }

    /** Takes no more work; what waits is still done, so that nobody is left waiting. */
    @Override
    public synchronized void close() {
        closed = true;
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
