package dev.mfcgateway.redis;

import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.secret.StorageKeys;
import dev.mfcgateway.transaction.Intent;
import dev.mfcgateway.transaction.NewTransaction;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.transaction.TransactionEvent;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionState;
import dev.mfcgateway.transaction.TransactionStatus;
import dev.mfcgateway.transaction.TransactionStore;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A transaction as one hash. It is kept for a day after it has expired, so that "expired" and "not found" stay different
 * answers. The history is its field {@code events}, a line {@code millis event} for each. A record that other programs
 * wrote wrongly is not shown ({@code unexpected}). Any event loop may call.
 */
public final class RedisTransactionStore implements TransactionStore {

    private static final LuaScript CREATE = LuaScript.load("create.lua");
    private static final LuaScript READ = LuaScript.load("read.lua");

    private final RedisCommands commands;
    private final RedisKeys keys;
    private final SealedNotes notes;

    public RedisTransactionStore(RedisCommands commands, String keyPrefix, StorageKeys storageKeys) {
        this.commands = commands;
        this.keys = new RedisKeys(keyPrefix);
        this.notes = new SealedNotes(storageKeys.atRest());
    }

    @Override
    public Future<Instant> create(NewTransaction transaction) {
        HoldingsScope scope = transaction.scope();
        List<String> arguments = List.of(
                transaction.tenant().name(),
                transaction.intent().name(),
                Long.toString(transaction.lifetime().toMillis()),
                Integer.toString(transaction.otpSendsAllowed()),
                Integer.toString(transaction.wrongAttemptsAllowed()),
                scope.from().toString(),
                Boolean.toString(scope.detail()),
                Boolean.toString(scope.summary()),
                notes.seal(transaction.notes(), transaction.id()),
                Cooldowns.text(transaction.resendCooldowns()));
        return commands.run(CREATE, keys.transaction(transaction.id()), arguments)
                .map(RedisTransactionStore::created);
    }

    private static Instant created(Answer answer) {
        if (!answer.says("created")) {
            throw Answer.unexpected();
        }
        return answer.instant(1);
    }

    @Override
    public Future<Optional<TenantId>> owner(TransactionId id) {
        return commands.send(Request.cmd(Command.HGET).arg(keys.transaction(id)).arg("tenant"))
                .map(tenant ->
                        Optional.ofNullable(tenant).map(Response::toString).flatMap(TenantId::parse));
    }

    @Override
    public Future<Optional<TransactionState>> read(TransactionId id, TenantId owner) {
        return commands.run(READ, keys.transaction(id), List.of(owner.name()))
                .map(answer -> answer.says("found") ? Optional.of(state(id, answer)) : Optional.empty());
    }

    private static TransactionState state(TransactionId id, Answer answer) {
        return new TransactionState(
                id,
                answer.choice(1, Intent.class),
                answer.choice(2, TransactionStatus.class),
                answer.instant(3),
                answer.instant(4),
                answer.number(5),
                answer.optional(6).isEmpty() ? OptionalInt.empty() : OptionalInt.of(answer.number(6)),
                answer.number(7),
                answer.read(8, RedisTransactionStore::events));
    }

    private static List<TransactionEvent> events(String lines) {
        return lines.lines().map(RedisTransactionStore::event).toList();
    }

    private static TransactionEvent event(String line) {
        int space = line.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("not a line of a history");
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(line.substring(0, space)));
        return new TransactionEvent(at, line.substring(space + 1));
    }
}
