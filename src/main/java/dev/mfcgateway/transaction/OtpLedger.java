package dev.mfcgateway.transaction;

import io.vertx.core.Future;

/**
 * The account of OTPs sent. Each method is one atomic step that is exact however many gateways take it at once; the
 * clock is the ledger's own. All fail with {@code internal_error} ({@code redis_unavailable} where it is unknown
 * whether the step was taken) and never retry by themselves.
 */
public interface OtpLedger {

    /** Checks tenant, intent, expiry, limit and cooldown, in this order, and counts the send if all hold. */
    Future<Reservation> reserve(SendRequest request);

    /** The OTP is on its way: the send stays counted, and the transaction becomes {@code OTP_SENT}. */
    Future<Void> settleSent(SendTicket ticket, SentOtp otp);

    /** MFCentral declined; the send stays counted. */
    Future<Void> settleDeclined(SendTicket ticket);

    /** Nobody knows whether the OTP is on its way; the send stays counted. */
    Future<Void> settleUnknown(SendTicket ticket);

    /** MFCentral certainly did nothing: the send is given back, once. Gives whether it was now. */
    Future<Boolean> refund(SendTicket ticket);
}
