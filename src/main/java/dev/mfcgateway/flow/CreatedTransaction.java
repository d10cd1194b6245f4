package dev.mfcgateway.flow;

import dev.mfcgateway.transaction.TransactionId;
import java.time.Instant;

/** A transaction's name, and until when it lives. */
public record CreatedTransaction(TransactionId transactionId, Instant expireAt) {}
