package dev.mfcgateway.transaction;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * How far a transaction has come, as its partner may see it.
 *
 * @param sendsAllowed empty where the record does not say; then the tenant's limit holds
 * @param wrongAttempts those being looked at this moment included
 * @param events the newest 50, oldest first
 */
public record TransactionState(
        TransactionId id,
        Intent intent,
        TransactionStatus status,
        Instant createdAt,
        Instant expireAt,
        int sends,
        OptionalInt sendsAllowed,
        int wrongAttempts,
        List<TransactionEvent> events) {

    public TransactionState {
        events = List.copyOf(events);
    }
}
