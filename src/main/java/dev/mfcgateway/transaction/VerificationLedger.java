package dev.mfcgateway.transaction;

import io.vertx.core.Future;

/**
 * The account of OTPs entered. Each method is one atomic step that is exact however many gateways take it at once; the
 * clock is the ledger's own. All fail with {@code internal_error} ({@code redis_unavailable} where it is unknown whether
 * the step was taken) and never retry by themselves. A ticket is settled once; where nobody knows what MFCentral did it
 * is left open, and shows in {@link DeliveryWork#openVerifications()}.
 */
public interface VerificationLedger {

    /**
     * Checks tenant, intent, whether it is verified already, expiry, whether an OTP was sent, to whom, and the limit, in
     * this order; and counts a wrong attempt if all hold.
     */
    Future<VerifyReservation> reserve(VerifyRequest request);

    /**
     * Checks the same but for the contact and the limit, and counts nothing: for a consent that was given elsewhere.
     */
    Future<VerifyReservation> lookUp(TransactionId id, Owner owner);

    /** The OTP was wrong: it stays counted. */
    Future<Void> wrong(VerifyTicket ticket);

    /** MFCentral did not look at the OTP: the attempt is given back. */
    Future<Void> giveBack(VerifyTicket ticket);

    /**
     * MFCentral accepted the OTP: the attempt is given back, and the transaction becomes {@code PROCESSING}, with the
     * request of this ticket. Taken as a fact even where the ticket is no longer open.
     */
    Future<Void> verified(VerifyTicket ticket);
}
