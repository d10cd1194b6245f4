package dev.mfcgateway.transaction;

import dev.mfcgateway.investor.Channel;

/**
 * What is asked of the ledger.
 *
 * @param owner whose the transaction must be
 * @param maxSends how many OTPs it may have sent, where the record does not say
 */
public record SendRequest(
        TransactionId transactionId, Owner owner, int maxSends, String clientRefNo, Channel channel) {}
