package dev.mfcgateway.flow;

import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.transaction.PendingDeliveries;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionStatus;
import dev.mfcgateway.transaction.VerificationLedger;
import dev.mfcgateway.transaction.VerifyTicket;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * What every way to consent has in common: the transaction is queued before MFCentral is asked, so that another gateway
 * finds it should this one die, and becomes due once MFCentral has agreed. Fails with {@code internal_error}. Any event
 * loop may call.
 */
public final class QueuedConsent {

    /** After the longest call has ended, whoever made it. */
    private static final Duration BEYOND_THE_CALL = Duration.ofSeconds(10);

    private final VerificationLedger ledger;
    private final PendingDeliveries pending;

    public QueuedConsent(VerificationLedger ledger, PendingDeliveries pending) {
        this.ledger = ledger;
        this.pending = pending;
    }

    /** MFCentral is about to be asked. */
    Future<Void> expect(TransactionId id, Tenant tenant) {
        Duration longestCall = tenant.options().mfCentral().timeout();
        return pending.add(id, longestCall.plus(BEYOND_THE_CALL));
    }

    /** MFCentral has agreed. */
    Future<ConsentReply> given(VerifyTicket ticket) {
        TransactionId id = ticket.transactionId();
        return ledger.verified(ticket)
                .compose(done -> pending.due(id))
                .map(due -> new ConsentReply(id, TransactionStatus.PROCESSING));
    }
}
