package dev.mfcgateway.redis;

import dev.mfcgateway.secret.AtRest;
import dev.mfcgateway.secret.StorageKeys;
import dev.mfcgateway.secret.Unopenable;
import dev.mfcgateway.transaction.HoldingsVault;
import dev.mfcgateway.transaction.TransactionId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Optional;

/**
 * Each transaction's holdings as one value of bytes, sealed for it, with a time to live from the first moment. Plain
 * commands, and no scripts: each is atomic by itself, and megabytes need not pass through Lua. Sealing takes about a
 * millisecond per megabyte of the caller's thread; any event loop may call.
 */
public final class RedisHoldingsVault implements HoldingsVault {

    private final RedisCommands commands;
    private final RedisKeys keys;
    private final AtRest atRest;

    public RedisHoldingsVault(RedisCommands commands, String keyPrefix, StorageKeys storageKeys) {
        this.commands = commands;
        this.keys = new RedisKeys(keyPrefix);
        this.atRest = storageKeys.atRest();
    }

    @Override
    public Future<Void> put(TransactionId id, byte[] holdings, Duration ttl) {
        Buffer kept = Buffer.buffer(atRest.seal(holdings, place(id)));
        return commands.send(Request.cmd(Command.SET)
                        .arg(keys.holdings(id))
                        .arg(kept)
                        .arg("PX")
                        .arg(Math.max(1, ttl.toMillis())))
                .mapEmpty();
    }

    @Override
    public Future<Optional<byte[]>> get(TransactionId id) {
        return commands.send(Request.cmd(Command.GET).arg(keys.holdings(id)))
                .map(kept -> Optional.ofNullable(kept).map(value -> open(value, id)));
    }

    private byte[] open(Response kept, TransactionId id) {
        try {
            return atRest.open(kept.toBytes(), place(id));
        } catch (Unopenable otherKeyOrTampered) {
            throw Answer.unexpected();
        }
    }

    private static String place(TransactionId id) {
        return "holdings of " + id.value();
    }

    @Override
    public Future<Void> prolong(TransactionId id, Duration ttl) {
        return commands.send(Request.cmd(Command.PEXPIRE).arg(keys.holdings(id)).arg(Math.max(1, ttl.toMillis())))
                .mapEmpty();
    }

    @Override
    public Future<Void> remove(TransactionId id) {
        return commands.send(Request.cmd(Command.DEL).arg(keys.holdings(id))).mapEmpty();
    }
}
