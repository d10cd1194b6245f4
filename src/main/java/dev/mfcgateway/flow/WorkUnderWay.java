package dev.mfcgateway.flow;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what has begun and is not over, for whoever has to wait until nothing is left. Any thread. */
public final class WorkUnderWay {

    private final AtomicInteger count = new AtomicInteger();
    private final Queue<Promise<Void>> waiting = new ConcurrentLinkedQueue<>();

    /** Gives how much is under way with this. */
    public int begin() {
        return count.incrementAndGet();
    }

    public void end() {
        if (count.decrementAndGet() == 0) {
            tell();
        }
    }

    public int count() {
        return count.get();
    }

    /** Completes as soon as nothing is under way, whatever begins then; at once where nothing is. */
    public Future<Void> none() {
        Promise<Void> none = Promise.promise();
        waiting.add(none);
        if (count.get() == 0) {
            tell();
        }
        return none.future();
    }

    private void tell() {
        for (Promise<Void> one = waiting.poll(); one != null; one = waiting.poll()) {
            one.complete();
        }
    }
}
