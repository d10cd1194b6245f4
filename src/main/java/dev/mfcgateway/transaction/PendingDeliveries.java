package dev.mfcgateway.transaction;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * The transactions that somebody must still do something about, shared by all gateways, and when. Who claims one and dies
 * has only delayed it: nothing leaves the queue but by {@link #done}. Each method is one atomic step, by the queue's own
 * clock. All fail with {@code internal_error} ({@code redis_unavailable} where it is unknown whether the step was taken).
 *
 * <p>Who says that there is something to do is always heard, and takes the claim from whoever has it: that one may have
 * looked before there was. What is said with a claim that is lost changes nothing.
 *
 * <p>Deliberately at least once, and not exactly once: a worker that lets its time run out works beside its successor.
 */
public interface PendingDeliveries {

    /** There will be something to do when {@code delay} is over, if it is not done by then; never makes it due earlier. */
    Future<Void> add(TransactionId id, Duration delay);

    /** There is something to do now. */
    Future<Void> due(TransactionId id);

    /** Takes the one that has been due longest; for {@code visibility} nobody else gets it. Empty where none is due. */
    Future<Optional<DeliveryClaim>> claim(Duration visibility);

    /** The heartbeat of who works on it: the claim that holds from now on. Empty where it is lost. */
    Future<Optional<DeliveryClaim>> extend(DeliveryClaim claim, Duration visibility);

    /** Lets it go until {@code delay} is over. */
    Future<Void> retryAt(DeliveryClaim claim, Duration delay);

    /** Nothing remains to be done. */
    Future<Void> done(DeliveryClaim claim);

    /** How many are pending. */
    Future<Backlog> backlog();
}
