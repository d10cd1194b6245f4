package dev.mfcgateway.redis;

import dev.mfcgateway.transaction.Backlog;
import dev.mfcgateway.transaction.DeliveryClaim;
import dev.mfcgateway.transaction.PendingDeliveries;
import dev.mfcgateway.transaction.TransactionId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The queue as one sorted set: the members are transactions, their scores the milliseconds at which they are due, by
 * Redis's clock. It has no time to live, since pending work must not get lost, and is gone when it is empty. Any event
 * loop may call.
 */
public final class RedisPendingDeliveries implements PendingDeliveries {

    private static final LuaScript SCHEDULE = LuaScript.load("queue_schedule.lua");
    private static final LuaScript CLAIM = LuaScript.load("queue_claim.lua");
    private static final LuaScript DONE = LuaScript.load("queue_done.lua");
    private static final LuaScript COUNT = LuaScript.load("queue_count.lua");

    private final RedisCommands commands;
    private final String queue;

    public RedisPendingDeliveries(RedisCommands commands, String keyPrefix) {
        this.commands = commands;
        this.queue = new RedisKeys(keyPrefix).work();
    }

    @Override
    public Future<Void> add(TransactionId id, Duration delay) {
        return schedule(id, delay, "later", "").mapEmpty();
    }

    @Override
    public Future<Void> due(TransactionId id) {
        return schedule(id, Duration.ZERO, "now", "").mapEmpty();
    }

    @Override
    public Future<Optional<DeliveryClaim>> claim(Duration visibility) {
        return commands.run(CLAIM, queue, List.of(millis(visibility)))
                .map(answer -> answer.says("claimed")
                        ? Optional.of(
                                new DeliveryClaim(answer.read(1, TransactionId::new), answer.read(2, Long::parseLong)))
                        : Optional.empty());
    }

    @Override
    public Future<Optional<DeliveryClaim>> extend(DeliveryClaim claim, Duration visibility) {
        return reschedule(claim, visibility)
                .map(answer -> answer.says("scheduled")
                        ? Optional.of(new DeliveryClaim(claim.id(), answer.read(1, Long::parseLong)))
                        : Optional.empty());
    }

    @Override
    public Future<Void> retryAt(DeliveryClaim claim, Duration delay) {
        return reschedule(claim, delay).mapEmpty();
    }

    private Future<Answer> reschedule(DeliveryClaim claim, Duration delay) {
        return schedule(claim.id(), delay, "", Long.toString(claim.until()));
    }

    private Future<Answer> schedule(TransactionId id, Duration delay, String whose, String claim) {
        return commands.run(SCHEDULE, queue, List.of(id.value(), millis(delay), whose, claim));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    @Override
    public Future<Void> done(DeliveryClaim claim) {
        return commands.run(DONE, queue, List.of(claim.id().value(), Long.toString(claim.until())))
                .mapEmpty();
    }

    @Override
    public Future<Backlog> backlog() {
        return commands.run(COUNT, queue, List.of())
                .map(answer -> new Backlog(answer.read(1, Long::parseLong), answer.read(2, Long::parseLong)));
    }
}
