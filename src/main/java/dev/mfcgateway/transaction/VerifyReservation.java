package dev.mfcgateway.transaction;

import dev.mfcgateway.failure.FailureCategory;
import java.util.Optional;

/** What the ledger answers to a {@link VerifyRequest}. */
public sealed interface VerifyReservation {

    /**
     * No OTP of this transaction can be looked at. Nothing was counted.
     *
     * @param tenant whose it is; empty where there is no such transaction
     */
    record Refused(Optional<TenantId> tenant, FailureCategory reason) implements VerifyReservation {}

    /** There is such a transaction, and it lives. */
    sealed interface Known extends VerifyReservation {

        TenantId tenant();
    }

    /** MFCentral has the investor's consent already; nothing is to be asked again, and nothing was counted. */
    record AlreadyVerified(TenantId tenant, TransactionStatus status) implements Known {}

    /** There is no OTP that could be looked at: none was sent, or nobody knows of it. Nothing was counted. */
    record NothingSent(TenantId tenant) implements Known {}

    /** MFCentral may be asked. What a {@link VerifyRequest} asks is counted as wrong until it is settled otherwise. */
    record Admitted(
            TenantId tenant,
            VerifyTicket ticket,
            String reqId,
            String otpRef,
            String userSubjectReference,
            String clientRefNo)
            implements Known {}
}
