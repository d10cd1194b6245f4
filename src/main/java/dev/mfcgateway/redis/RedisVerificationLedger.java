package dev.mfcgateway.redis;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.transaction.Intent;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionStatus;
import dev.mfcgateway.transaction.VerificationLedger;
import dev.mfcgateway.transaction.VerifyRequest;
import dev.mfcgateway.transaction.VerifyReservation;
import dev.mfcgateway.transaction.VerifyTicket;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The ledger in the transaction's own hash: {@code wrongAttempts} counts, and an entry {@code verify:<ticket>} tells, as
 * long as it is open, which OTP is looked at: {@code clientRefNo reqId}. Time is Redis's. Every step is one script in one
 * round trip; a record that other programs wrote wrongly admits nothing ({@code unexpected}). Any event loop may call.
 */
public final class RedisVerificationLedger implements VerificationLedger {

    private static final LuaScript RESERVE = LuaScript.load("verify_reserve.lua");
    private static final LuaScript LOOK_UP = LuaScript.load("verify_look_up.lua");
    private static final LuaScript SETTLE = LuaScript.load("verify_settle.lua");

    private final SecureRandom random = new SecureRandom();
    private final RedisCommands commands;
    private final RedisKeys keys;
    private final Supplier<Duration> kept;

    /** @param kept how long the longest series of deliveries may take; asked for each time */
    public RedisVerificationLedger(RedisCommands commands, String keyPrefix, Supplier<Duration> kept) {
        this.commands = commands;
        this.keys = new RedisKeys(keyPrefix);
        this.kept = kept;
    }

    @Override
    public Future<VerifyReservation> reserve(VerifyRequest request) {
        VerifyTicket ticket = newTicket(request.transactionId());
        List<String> arguments = List.of(
                request.owner().asked(),
                Intent.MF_HOLDINGS_IMPORT.name(),
                Integer.toString(request.maxWrongAttempts()),
                request.channel().label(),
                request.contactHash(),
                ticket.id());
        return commands.run(RESERVE, keys.transaction(request.transactionId()), arguments)
                .map(answer -> reservation(ticket, answer));
    }

    @Override
    public Future<VerifyReservation> lookUp(TransactionId id, Owner owner) {
        List<String> arguments = List.of(owner.asked(), Intent.MF_HOLDINGS_IMPORT.name());
        return commands.run(LOOK_UP, keys.transaction(id), arguments).map(answer -> reservation(newTicket(id), answer));
    }

    private VerifyTicket newTicket(TransactionId id) {
        return new VerifyTicket(id, HexFormat.of().toHexDigits(random.nextLong()));
    }

    private static VerifyReservation reservation(VerifyTicket ticket, Answer answer) {
        return switch (answer.verdict()) {
            case "not_found" ->
                new VerifyReservation.Refused(Optional.empty(), FailureCategory.TRANSACTION_ID_NOT_FOUND);
            case "invalid_intent" -> refused(answer, FailureCategory.INVALID_INTENT);
            case "expired" -> refused(answer, FailureCategory.TRANSACTION_ID_EXPIRED);
            case "method_mismatch" -> refused(answer, FailureCategory.OTP_METHOD_MISMATCH);
            case "attempts_exceeded" -> refused(answer, FailureCategory.WRONG_ATTEMPTS_EXCEEDED);
            case "nothing_sent" -> new VerifyReservation.NothingSent(answer.tenant(1));
            case "already_verified" ->
                new VerifyReservation.AlreadyVerified(answer.tenant(1), answer.choice(2, TransactionStatus.class));
            case "admitted" -> admitted(ticket, answer);
            default -> throw Answer.unexpected();
        };
    }

    private static VerifyReservation refused(Answer answer, FailureCategory reason) {
        return new VerifyReservation.Refused(Optional.of(answer.tenant(1)), reason);
    }

    private static VerifyReservation admitted(VerifyTicket ticket, Answer answer) {
        return new VerifyReservation.Admitted(
                answer.tenant(1), ticket, answer.text(2), answer.text(3), answer.text(4), answer.text(5));
    }

    @Override
    public Future<Void> wrong(VerifyTicket ticket) {
        return settle(ticket, "wrong");
    }

    @Override
    public Future<Void> giveBack(VerifyTicket ticket) {
        return settle(ticket, "given_back");
    }

    @Override
    public Future<Void> verified(VerifyTicket ticket) {
        return settle(ticket, "verified");
    }

    private Future<Void> settle(VerifyTicket ticket, String outcome) {
        return commands.run(SETTLE, keys.transaction(ticket.transactionId()), List.of(ticket.id(), outcome, kept()))
                .mapEmpty();
    }

    private String kept() {
        return Long.toString(kept.get().toMillis());
    }
}
