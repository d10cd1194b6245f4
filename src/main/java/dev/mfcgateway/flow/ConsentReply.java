package dev.mfcgateway.flow;

import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionStatus;

/** The investor has consented; the holdings are on their way, or further. */
public record ConsentReply(TransactionId transactionId, TransactionStatus status) {}
