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

    /** MFCentral accepted an OTP before; nothing is to be asked again, and nothing was counted. */
    record AlreadyVerified(TenantId tenant, TransactionStatus status) implements VerifyReservation {}

    /** There is no OTP that could be looked at: none was sent, or nobody knows of it. Nothing was counted. */
    record NothingSent(TenantId tenant) implements VerifyReservation {}

    /** Counted as wrong, until it is settled otherwise. The rest is what MFCentral must be told. */
    record Admitted(
            TenantId tenant,
            VerifyTicket ticket,
            String reqId,
            String otpRef,
            String userSubjectReference,
            String clientRefNo)
            implements VerifyReservation {}
}
