package dev.mfcgateway.testing;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.metrics.OtpLimit;
import dev.mfcgateway.transaction.OtpLedger;
import dev.mfcgateway.transaction.Reservation;
import dev.mfcgateway.transaction.SendRequest;
import dev.mfcgateway.transaction.SendTicket;
import dev.mfcgateway.transaction.SentOtp;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.transaction.TransactionId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A ledger that says what it is told to say, and writes down each step it was asked to take. Any thread. */
public final class InMemoryOtpLedger implements OtpLedger {

    public static final Instant EXPIRES_AT = Instant.parse("2026-11-23T10:15:30Z");

    private final Map<TransactionId, Function<SendRequest, Reservation>> transactions = new ConcurrentHashMap<>();
    private final List<SendRequest> requests = new CopyOnWriteArrayList<>();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private volatile Future<Void> outcome = Future.succeededFuture();
    private volatile boolean refundsNow = true;

    /** The transaction is {@code owner}'s, and may have 5 OTPs sent, this one included. */
    public void admits(TransactionId id, String owner) {
        transactions.put(
                id,
                ask -> new Reservation.Admitted(
                        new TenantId(owner),
                        new SendTicket(id, 1, ask.clientRefNo()),
                        4,
                        EXPIRES_AT,
                        HoldingsScope.EVERYTHING));
    }

    public void refuses(TransactionId id, String owner, FailureCategory reason) {
        transactions.put(id, ask -> new Reservation.Refused(Optional.of(new TenantId(owner)), reason));
    }

    public void limits(TransactionId id, String owner, OtpLimit limit, Optional<Duration> retryAfter) {
        transactions.put(id, ask -> new Reservation.Limited(new TenantId(owner), limit, retryAfter));
    }

    public void failsToReserve(TransactionId id, RuntimeException failure) {
        transactions.put(id, ask -> {
            throw failure;
        });
    }

    /** How every step after a reservation ends. */
    public void endsStepsWith(Future<Void> scripted) {
        outcome = scripted;
    }

    /** Every send was given back before. */
    public void hasRefundedAll() {
        refundsNow = false;
    }

    /** What was done after reservations, such as {@code refund 1}. */
    public List<String> steps() {
        return steps;
    }

    public List<SendRequest> requests() {
        return requests;
    }

    @Override
    public Future<Reservation> reserve(SendRequest request) {
        requests.add(request);
        return Future.<Reservation>future(promise -> promise.complete(transactions
                .getOrDefault(request.transactionId(), InMemoryOtpLedger::unknown)
                .apply(request)));
    }

    private static Reservation unknown(SendRequest request) {
        return new Reservation.Refused(Optional.empty(), FailureCategory.TRANSACTION_ID_NOT_FOUND);
    }

    @Override
    public Future<Void> settleSent(SendTicket ticket, SentOtp otp) {
        return step("sent", ticket);
    }

    @Override
    public Future<Void> settleDeclined(SendTicket ticket) {
        return step("declined", ticket);
    }

    @Override
    public Future<Void> settleUnknown(SendTicket ticket) {
        return step("unknown", ticket);
    }

    @Override
    public Future<Boolean> refund(SendTicket ticket) {
        return step("refund", ticket).map(done -> refundsNow);
    }

    private Future<Void> step(String name, SendTicket ticket) {
        steps.add(name + " " + ticket.slot());
        return outcome;
    }
}
