package dev.mfcgateway.redis;

import dev.mfcgateway.transaction.PendingDeliveries;
import dev.mfcgateway.transaction.TransactionId;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
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

    private final RedisCommands commands;
    private final String queue;

    public RedisPendingDeliveries(RedisCommands commands, String keyPrefix) {
        this.commands = commands;
        this.queue = new RedisKeys(keyPrefix).work();
    }

    @Override
    public Future<Void> add(TransactionId id, Duration delay) {
        return schedule(id, delay, "new").mapEmpty();
    }

    @Override
    public Future<Void> addOrMove(TransactionId id, Duration delay) {
        return schedule(id, delay, "any").mapEmpty();
    }

    @Override
    public Future<Optional<TransactionId>> claim(Duration visibility) {
        return commands.run(CLAIM, queue, List.of(millis(visibility)))
                .map(answer ->
                        answer.says("claimed") ? Optional.of(answer.read(1, TransactionId::new)) : Optional.empty());
    }

    @Override
    public Future<Boolean> extend(TransactionId id, Duration visibility) {
        return schedule(id, visibility, "known");
    }

    @Override
    public Future<Void> retryAt(TransactionId id, Duration delay) {
        return schedule(id, delay, "known").mapEmpty();
    }

    private Future<Boolean> schedule(TransactionId id, Duration delay, String which) {
        return commands.run(SCHEDULE, queue, List.of(id.value(), millis(delay), which))
                .map(answer -> answer.says("scheduled"));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    @Override
    public Future<Void> done(TransactionId id) {
        return commands.send(Request.cmd(Command.ZREM).arg(queue).arg(id.value()))
                .mapEmpty();
    }

    @Override
    public Future<Long> size() {
        return commands.send(Request.cmd(Command.ZCARD).arg(queue)).map(Response::toLong);
    }
}
