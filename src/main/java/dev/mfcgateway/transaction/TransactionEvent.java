package dev.mfcgateway.transaction;

import java.time.Instant;

/**
 * One line of a transaction's history.
 *
 * @param event such as {@code CREATED}, {@code OTP_SENT} or {@code WEBHOOK_TIMEOUT}
 */
public record TransactionEvent(Instant at, String event) {}
