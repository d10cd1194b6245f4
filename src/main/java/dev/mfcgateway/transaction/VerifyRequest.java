package dev.mfcgateway.transaction;

import dev.mfcgateway.investor.Channel;

/**
 * An OTP that somebody entered, as the ledger must know of it: not the OTP itself.
 *
 * @param owner whose the transaction must be
 * @param maxWrongAttempts how many wrong OTPs may be entered, where the record does not say
 * @param contactHash of the contact that the caller says the OTP went to, by {@link ContactHashes}
 */
public record VerifyRequest(
        TransactionId transactionId, Owner owner, int maxWrongAttempts, Channel channel, String contactHash) {}
