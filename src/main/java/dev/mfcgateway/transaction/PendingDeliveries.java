package dev.mfcgateway.transaction;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * The transactions that somebody must still do something about, shared by all gateways, and when. Who claims one and dies
 * has only delayed it: nothing leaves the queue but by {@link #done}. Each method is one atomic step, by the queue's own
 * clock. All fail with {@code internal_error} ({@code redis_unavailable} where it is unknown whether the step was taken).
 *
 * <p>Deliberately at least once, and not exactly once: a worker that lets its time run out works beside its successor.
 */
public interface PendingDeliveries {

    /** One that is pending already keeps its time, so that it cannot be taken from who has claimed it. */
    Future<Void> add(TransactionId id, Duration delay);

    /** For one of which something new is known: pending or not, it is now, and due after {@code delay}. */
    Future<Void> addOrMove(TransactionId id, Duration delay);

    /** Takes the one that has been due longest; for {@code visibility} nobody else gets it. Empty where none is due. */
    Future<Optional<TransactionId>> claim(Duration visibility);

    /** The heartbeat of who works on it. False where it is no longer pending: then somebody else has finished it. */
    Future<Boolean> extend(TransactionId id, Duration visibility);

    /** Lets it go until {@code delay} is over. Nothing happens to one that is no longer pending. */
    Future<Void> retryAt(TransactionId id, Duration delay);

    /** Nothing remains to be done. */
    Future<Void> done(TransactionId id);

    /** How many are pending, due or not. */
    Future<Long> size();
}
