package dev.mfcgateway.transaction;

import dev.mfcgateway.investor.HoldingsScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A transaction as a partner asks for it.
 *
 * @param lifetime from its creation until it expires; 1 millisecond to 30 days
 * @param otpSendsAllowed how many OTPs it may have sent
 * @param resendCooldowns how long to wait before each further OTP; the last one repeats, none is no wait
 * @param wrongAttemptsAllowed how many wrong OTPs may be entered
 * @param notes what the partner wants back with the holdings; anything may be in there
 */
public record NewTransaction(
        TransactionId id,
        TenantId tenant,
        Intent intent,
        Duration lifetime,
        int otpSendsAllowed,
        List<Duration> resendCooldowns,
        int wrongAttemptsAllowed,
        HoldingsScope scope,
        Optional<String> notes) {

    private static final Duration LONGEST = Duration.ofDays(30);

    public NewTransaction {
        resendCooldowns = List.copyOf(resendCooldowns);
        if (lifetime.toMillis() < 1
                || lifetime.compareTo(LONGEST) > 0
                || otpSendsAllowed < 0
                || wrongAttemptsAllowed < 0) {
            throw new IllegalArgumentException("lifetime or limit out of bounds");
        }
    }

    /** Without the notes. */
    @Override
    public String toString() {
        return "NewTransaction(" + id + ")";
    }
}
