package dev.mfcgateway.testing;

import dev.mfcgateway.transaction.Backlog;
import dev.mfcgateway.transaction.DeliveryClaim;
import dev.mfcgateway.transaction.PendingDeliveries;
import dev.mfcgateway.transaction.TransactionId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A queue whose clock stands still until it is put forward. Any thread. */
public final class InMemoryPendingDeliveries implements PendingDeliveries {

    private final Map<TransactionId, Long> due = new LinkedHashMap<>();
    private final List<DeliveryClaim> extensions = new ArrayList<>();
    private long now = 1;

    public synchronized void pass(Duration time) {
        now += time.toMillis();
    }

    /** The claims whose hearts have beaten, oldest first. */
    public synchronized List<DeliveryClaim> extensions() {
        return List.copyOf(extensions);
    }

    public synchronized int pending() {
        return due.size();
    }

    @Override
    public synchronized Future<Void> add(TransactionId id, Duration delay) {
        due.merge(id, now + delay.toMillis(), (before, asked) -> Math.max(before + 1, asked));
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> due(TransactionId id) {
        due.put(id, now);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Optional<DeliveryClaim>> claim(Duration visibility) {
        return Future.succeededFuture(due.entrySet().stream()
                .filter(entry -> entry.getValue() <= now)
                .findFirst()
                .map(entry -> hold(entry.getKey(), visibility)));
    }

    @Override
    public synchronized Future<Optional<DeliveryClaim>> extend(DeliveryClaim claim, Duration visibility) {
        if (isLost(claim)) {
            return Future.succeededFuture(Optional.empty());
        }
        extensions.add(claim);
        return Future.succeededFuture(Optional.of(hold(claim.id(), visibility)));
    }

    private DeliveryClaim hold(TransactionId id, Duration visibility) {
        DeliveryClaim claim = new DeliveryClaim(id, now + visibility.toMillis());
        due.put(id, claim.until());
        return claim;
    }

    @Override
    public synchronized Future<Void> retryAt(DeliveryClaim claim, Duration delay) {
        if (!isLost(claim)) {
            due.put(claim.id(), now + delay.toMillis());
        }
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> done(DeliveryClaim claim) {
        if (!isLost(claim)) {
            due.remove(claim.id());
        }
        return Future.succeededFuture();
    }

    private boolean isLost(DeliveryClaim claim) {
        return !Long.valueOf(claim.until()).equals(due.get(claim.id()));
    }

    @Override
    public synchronized Future<Backlog> backlog() {
        long overdue = due.values().stream().filter(time -> time <= now).count();
        return Future.succeededFuture(new Backlog(overdue, due.size() - overdue));
    }
}
