package dev.mfcgateway.redis;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.metrics.OtpLimit;
import dev.mfcgateway.transaction.Intent;
import dev.mfcgateway.transaction.OtpLedger;
import dev.mfcgateway.transaction.Reservation;
import dev.mfcgateway.transaction.SendRequest;
import dev.mfcgateway.transaction.SendTicket;
import dev.mfcgateway.transaction.SentOtp;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ledger in the transaction's own hash: {@code otpSends} counts, and an entry {@code send:1}, {@code send:2} … tells
 * of each send {@code state clientRefNo channel reservedAt}. Time is Redis's. Every step is one script in one round
 * trip; a record that other programs wrote wrongly admits nothing ({@code unexpected}). Any event loop may call.
 */
public final class RedisOtpLedger implements OtpLedger {

    private static final LuaScript RESERVE = LuaScript.load("reserve.lua");
    private static final LuaScript SETTLE = LuaScript.load("settle.lua");
    private static final LuaScript REFUND = LuaScript.load("refund.lua");

    private final RedisCommands commands;
    private final RedisKeys keys;

    public RedisOtpLedger(RedisCommands commands, String keyPrefix) {
        this.commands = commands;
        this.keys = new RedisKeys(keyPrefix);
    }

    @Override
    public Future<Reservation> reserve(SendRequest request) {
        List<String> arguments = List.of(
                request.owner().asked(),
                Intent.MF_HOLDINGS_IMPORT.name(),
                Integer.toString(request.maxSends()),
                request.clientRefNo(),
                request.channel().label(),
                Cooldowns.text(request.resendCooldowns()));
        return commands.run(RESERVE, keys.transaction(request.transactionId()), arguments)
                .map(answer -> reservation(request, answer));
    }

    @Override
    public Future<Void> settleSent(SendTicket ticket, SentOtp otp) {
        return step(SETTLE, ticket, "sent", otp.reqId(), otp.otpRef(), otp.userSubjectReference(), otp.contactHash())
                .mapEmpty();
    }

    @Override
    public Future<Void> settleDeclined(SendTicket ticket) {
        return step(SETTLE, ticket, "declined").mapEmpty();
    }

    @Override
    public Future<Void> settleUnknown(SendTicket ticket) {
        return step(SETTLE, ticket, "unknown").mapEmpty();
    }

    @Override
    public Future<Boolean> refund(SendTicket ticket) {
        return step(REFUND, ticket).map(answer -> answer.says("refunded"));
    }

    private Future<Answer> step(LuaScript script, SendTicket ticket, String... more) {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(ticket.slot()), ticket.clientRefNo()));
        arguments.addAll(List.of(more));
        return commands.run(script, keys.transaction(ticket.transactionId()), arguments);
    }

    private static Reservation reservation(SendRequest request, Answer answer) {
        return switch (answer.verdict()) {
            case "not_found" -> new Reservation.Refused(Optional.empty(), FailureCategory.TRANSACTION_ID_NOT_FOUND);
            case "invalid_intent" -> refused(answer, FailureCategory.INVALID_INTENT);
            case "expired" -> refused(answer, FailureCategory.TRANSACTION_ID_EXPIRED);
            case "limit_exceeded" -> new Reservation.Limited(answer.tenant(1), OtpLimit.TRANSACTION, Optional.empty());
            case "cooling_down" ->
                new Reservation.Limited(answer.tenant(1), OtpLimit.COOLDOWN, Optional.of(answer.millis(2)));
            case "admitted" -> admitted(request, answer);
            default -> throw Answer.unexpected();
        };
    }

    private static Reservation refused(Answer answer, FailureCategory reason) {
        return new Reservation.Refused(Optional.of(answer.tenant(1)), reason);
    }

    private static Reservation admitted(SendRequest request, Answer answer) {
        return new Reservation.Admitted(
                answer.tenant(1),
                new SendTicket(request.transactionId(), answer.number(2), request.clientRefNo()),
                answer.number(3),
                answer.instant(4),
                answer.scope(5));
    }
}
