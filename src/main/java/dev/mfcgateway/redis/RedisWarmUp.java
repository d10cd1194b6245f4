package dev.mfcgateway.redis;

import dev.mfcgateway.transaction.TransactionIds;
import io.vertx.core.Future;
import java.util.List;

/**
 * The first contact with Redis: a read through a script, of a transaction that does not exist. Afterwards Redis has
 * answered, and a connection stands. It changes nothing. Any thread.
 */
public final class RedisWarmUp {

    private static final LuaScript READ = LuaScript.load("read.lua");

    private final TransactionIds ids = new TransactionIds();
    private final RedisCommands commands;
    private final RedisKeys keys;

    public RedisWarmUp(RedisCommands commands, String keyPrefix) {
        this.commands = commands;
        this.keys = new RedisKeys(keyPrefix);
    }

    /** Fails with {@code redis_unavailable} if it was not answered. */
    public Future<?> run() {
        return commands.run(READ, keys.transaction(ids.next()), List.of(""));
    }
}
