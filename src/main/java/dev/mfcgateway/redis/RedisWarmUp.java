package dev.mfcgateway.redis;

import dev.mfcgateway.transaction.TransactionIds;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first contact with Redis: as many reads at once as there are connections, through a script, for transactions that
 * do not exist. Afterwards Redis has answered, connections stand, and the first burst of requests does not wait for
 * them. It changes nothing. Any thread.
 */
public final class RedisWarmUp {

    private static final LuaScript READ = LuaScript.load("read.lua");

    private static final int AT_ONCE = 64;

    private final TransactionIds ids = new TransactionIds();
    private final RedisCommands commands;
    private final RedisKeys keys;

    public RedisWarmUp(RedisCommands commands, String keyPrefix) {
        this.commands = commands;
        this.keys = new RedisKeys(keyPrefix);
    }

    /** Fails with {@code redis_unavailable} if any of them was not answered. */
    public Future<?> run() {
        return Future.all(Stream.generate(this::read).limit(AT_ONCE).toList());
    }

    private Future<Answer> read() {
        return commands.run(READ, keys.transaction(ids.next()), List.of(""));
    }
}
