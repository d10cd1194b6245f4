package dev.mfcgateway.redis;

import dev.mfcgateway.secret.StorageKeys;
import dev.mfcgateway.transaction.DeliveryLedger;
import dev.mfcgateway.transaction.DeliveryWork;
import dev.mfcgateway.transaction.OpenVerification;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionStatus;
import dev.mfcgateway.transaction.VerifyTicket;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The delivery's part of the transaction's own hash: {@code status}, {@code webhookAttempts} and the history. Every step
 * is one script in one round trip; a record that other programs wrote wrongly is not worked on ({@code unexpected}). Any
 * event loop may call.
 */
public final class RedisDeliveryLedger implements DeliveryLedger {

    private static final LuaScript WORK = LuaScript.load("work.lua");
    private static final LuaScript NOTE = LuaScript.load("delivery_note.lua");
    private static final LuaScript ATTEMPT = LuaScript.load("delivery_attempt.lua");
    private static final LuaScript END = LuaScript.load("delivery_end.lua");

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_]{1,40}");

    /** Where the open verifications begin in the answer of {@link #WORK}. */
    private static final int FIRST_OPEN = 11;

    private final RedisCommands commands;
    private final RedisKeys keys;
    private final SealedNotes notes;
    private final Supplier<Duration> kept;

    /** @param kept how long the longest series of deliveries may take; asked for each time */
    public RedisDeliveryLedger(
            RedisCommands commands, String keyPrefix, StorageKeys storageKeys, Supplier<Duration> kept) {
        this.commands = commands;
        this.keys = new RedisKeys(keyPrefix);
        this.notes = new SealedNotes(storageKeys.atRest());
        this.kept = kept;
    }

    @Override
    public Future<Optional<DeliveryWork>> work(TransactionId id) {
        return run(WORK, id).map(answer -> answer.says("found") ? Optional.of(work(id, answer)) : Optional.empty());
    }

    private DeliveryWork work(TransactionId id, Answer answer) {
        return new DeliveryWork(
                answer.tenant(1),
                answer.choice(2, TransactionStatus.class),
                answer.text(3),
                answer.text(4),
                answer.scope(5),
                notes.open(answer.optional(8), id),
                answer.number(9),
                answer.instant(10),
                openVerifications(id, answer));
    }

    private static List<OpenVerification> openVerifications(TransactionId id, Answer answer) {
        List<OpenVerification> open = new ArrayList<>();
        for (int place = FIRST_OPEN; place < answer.size(); place += 2) {
            VerifyTicket ticket = new VerifyTicket(id, answer.text(place));
            String entry = answer.text(place + 1);
            int space = entry.indexOf(' ');
            if (space < 0) {
                throw Answer.unexpected();
            }
            open.add(new OpenVerification(ticket, entry.substring(space + 1), entry.substring(0, space)));
        }
        return open;
    }

    @Override
    public Future<Void> holdingsFetched(TransactionId id) {
        return run(NOTE, id, "HOLDINGS_FETCHED", kept()).mapEmpty();
    }

    @Override
    public Future<Integer> deliveryAttempted(TransactionId id, String label) {
        return run(ATTEMPT, id, event("WEBHOOK", label), kept())
                .map(answer -> answer.says("counted") ? answer.number(1) : Integer.valueOf(0));
    }

    @Override
    public Future<Boolean> completed(TransactionId id) {
        return end(id, TransactionStatus.COMPLETED, TransactionStatus.COMPLETED.name());
    }

    @Override
    public Future<Boolean> errored(TransactionId id, String label) {
        return end(id, TransactionStatus.ERRORED, event(TransactionStatus.ERRORED.name(), label));
    }

    private static String event(String what, String label) {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("not a label");
        }
        return what + "_" + label.toUpperCase(Locale.ROOT);
    }

    private Future<Boolean> end(TransactionId id, TransactionStatus status, String event) {
        return run(END, id, status.name(), event).map(answer -> answer.says("ended"));
    }

    private Future<Answer> run(LuaScript script, TransactionId id, String... arguments) {
        return commands.run(script, keys.transaction(id), List.of(arguments));
    }

    private String kept() {
        return Long.toString(kept.get().toMillis());
    }
}
