package dev.mfcgateway.flow;

import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.transaction.PendingDeliveries;
import dev.mfcgateway.transaction.TransactionId;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims pending transactions and has each taken further, a few at once. All gateways of one Redis share the work; one
 * that dies loses its claim after a moment, and another goes on. Any thread may start and stop it.
 */
public final class DeliveryWorker {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

    private static final Duration POLL = Duration.ofMillis(500);

    /** For this long nobody else takes up what was claimed... */
    private static final Duration CLAIM = Duration.ofSeconds(15);

    /** ...and this often the claim is renewed. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int AT_ONCE = 16;

    private final Vertx vertx;
    private final PendingDeliveries pending;
    private final DeliverHoldings deliverHoldings;
    private final AtomicInteger atWork = new AtomicInteger();
    private volatile long timer;
    private volatile boolean stopped;

    public DeliveryWorker(Vertx vertx, PendingDeliveries pending, DeliverHoldings deliverHoldings) {
        this.vertx = vertx;
        this.pending = pending;
        this.deliverHoldings = deliverHoldings;
    }

    public void start() {
        timer = vertx.setPeriodic(POLL.toMillis(), due -> claim());
    }

    /** Claims nothing more; what is under way goes on, and what is left is left to others. */
    public void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void claim() {
        if (stopped || atWork.incrementAndGet() > AT_ONCE) {
            atWork.decrementAndGet();
            return;
        }
        pending.claim(CLAIM)
                .onSuccess(claimed -> claimed.ifPresentOrElse(this::work, atWork::decrementAndGet))
                .onFailure(unanswered -> atWork.decrementAndGet());
    }

    private void work(TransactionId id) {
        claim(); // there may be more
        long heartbeat = vertx.setPeriodic(HEARTBEAT.toMillis(), due -> pending.extend(id, CLAIM));
        deliverHoldings
                .advance(id)
                .onFailure(failure -> LOG.warn("{} is taken up again later: {}", id, reason(failure)))
                .onComplete(over -> {
                    vertx.cancelTimer(heartbeat);
                    atWork.decrementAndGet();
                    claim();
                });
    }

    /** The text of a failure that is not of the error map may hold anything. */
    private static String reason(Throwable failure) {
        return Optional.of(failure)
                .filter(GatewayFailure.class::isInstance)
                .map(Throwable::getMessage)
                .orElseGet(() -> failure.getClass().getName());
    }
}
