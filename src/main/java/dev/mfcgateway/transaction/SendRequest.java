package dev.mfcgateway.transaction;

import dev.mfcgateway.investor.Channel;
import java.util.Optional;

/**
 * What is asked of the ledger.
 *
 * @param tenant whose the transaction must be; empty where the caller named nobody
 * @param maxSends how many OTPs it may have sent, where the record does not say
 */
public record SendRequest(
        TransactionId transactionId, Optional<TenantId> tenant, int maxSends, String clientRefNo, Channel channel) {}
