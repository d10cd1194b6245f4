package dev.mfcgateway.transaction;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.metrics.OtpLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the ledger answers to a {@link SendRequest}. */
public sealed interface Reservation {

    /**
     * The transaction cannot have an OTP sent. Nothing was counted.
     *
     * @param tenant whose it is; empty where there is no such transaction
     */
    record Refused(Optional<TenantId> tenant, FailureCategory reason) implements Reservation {}

    /**
     * The transaction has had enough, for ever or for now. Nothing was counted.
     *
     * @param retryAfter when there may be another; empty: never
     */
    record Limited(TenantId tenant, OtpLimit limit, Optional<Duration> retryAfter) implements Reservation {}

    /**
     * The send is counted.
     *
     * @param sendsRemaining how many more this transaction may have
     */
    record Admitted(TenantId tenant, SendTicket ticket, int sendsRemaining, Instant expiresAt, HoldingsScope scope)
            implements Reservation {}
}
