package dev.mfcgateway.transaction;

import dev.mfcgateway.investor.HoldingsScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a worker needs to fetch a transaction's holdings and deliver them.
 *
 * @param status as the record says, never {@code EXPIRED}
 * @param reqId of the OTP that was verified, or sent last
 * @param notes what the partner wants back with the holdings
 * @param webhookAttempts how often delivering them was tried
 * @param openVerifications what MFCentral may have accepted without anyone knowing; only of interest with
 *     {@code OTP_SENT}
 */
public record DeliveryWork(
        TenantId tenant,
        TransactionStatus status,
        String reqId,
        String clientRefNo,
        HoldingsScope scope,
        Optional<String> notes,
        int webhookAttempts,
        Instant expiresAt,
        List<OpenVerification> openVerifications) {

    public DeliveryWork {
        openVerifications = List.copyOf(openVerifications);
    }

    public boolean verificationOpen() {
        return !openVerifications.isEmpty();
    }

    /** Without the notes. */
    @Override
    public String toString() {
        return "DeliveryWork(" + tenant + ", " + status + ", attempts " + webhookAttempts + ")";
    }
}
