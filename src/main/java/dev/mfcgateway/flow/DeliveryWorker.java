package dev.mfcgateway.flow;

import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.transaction.DeliveryClaim;
import dev.mfcgateway.transaction.PendingDeliveries;
import dev.mfcgateway.transaction.TransactionId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
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

    /** Of all tenants together; each holds a statement in memory. */
    private static final int AT_ONCE = 64;

    private final Vertx vertx;
    private final PendingDeliveries pending;
    private final Function<TransactionId, Future<Optional<Duration>>> work;
    private final Duration heartbeat;
    private final WorkUnderWay atWork = new WorkUnderWay();
    private volatile long timer;
    private volatile boolean stopped;

    /** @param work takes a transaction further, and gives when to come back; empty where nothing remains to be done */
    public DeliveryWorker(
            Vertx vertx, PendingDeliveries pending, Function<TransactionId, Future<Optional<Duration>>> work) {
        this(vertx, pending, work, HEARTBEAT);
    }

    DeliveryWorker(
            Vertx vertx,
            PendingDeliveries pending,
            Function<TransactionId, Future<Optional<Duration>>> work,
            Duration heartbeat) {
        this.vertx = vertx;
        this.pending = pending;
        this.work = work;
        this.heartbeat = heartbeat;
    }

    public void start() {
        timer = vertx.setPeriodic(POLL.toMillis(), due -> claim());
    }

    /** Claims nothing more; what is under way goes on, and what is left is left to others. */
    public void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    /** What has been claimed and not let go. */
    public WorkUnderWay underWay() {
        return atWork;
    }

    private void claim() {
        if (stopped) {
            return;
        }
        if (atWork.begin() > AT_ONCE) {
            atWork.end();
            return;
        }
        pending.claim(CLAIM)
                .onSuccess(claimed -> claimed.ifPresentOrElse(this::take, atWork::end))
                .onFailure(unanswered -> atWork.end());
    }

    private void take(DeliveryClaim claim) {
        if (stopped) { // while Redis was asked
            pending.retryAt(claim, Duration.ZERO).onComplete(given -> atWork.end());
            return;
        }
        claim(); // there may be more
        work(claim);
    }

    private void work(DeliveryClaim claim) {
        TransactionId id = claim.id();
        AtomicReference<Future<DeliveryClaim>> held = new AtomicReference<>(Future.succeededFuture(claim));
        long timer = vertx.setPeriodic(
                heartbeat.toMillis(), due -> held.updateAndGet(before -> before.compose(this::extended)));
        Future.succeededFuture()
                .compose(begun -> work.apply(id))
                .onComplete(over -> vertx.cancelTimer(timer))
                .compose(next -> held.get().compose(last -> letGo(last, next)))
                .onFailure(failure -> LOG.warn("{} is taken up again later: {}", id, reason(failure)))
                .onComplete(over -> {
                    atWork.end();
                    claim();
                });
    }

    /** The claim as it is from now on; one that is lost, or of which Redis does not say, stays as it was. */
    private Future<DeliveryClaim> extended(DeliveryClaim claim) {
        return pending.extend(claim, CLAIM)
                .map(extended -> extended.orElse(claim))
                .otherwise(claim);
    }

    private Future<Void> letGo(DeliveryClaim claim, Optional<Duration> next) {
        return next.map(delay -> pending.retryAt(claim, delay)).orElseGet(() -> pending.done(claim));
    }

    /** The text of a failure that is not of the error map may hold anything. */
    private static String reason(Throwable failure) {
        return Optional.of(failure)
                .filter(GatewayFailure.class::isInstance)
                .map(Throwable::getMessage)
                .orElseGet(() -> failure.getClass().getName());
    }
}
