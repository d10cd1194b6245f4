package dev.mfcgateway.tenant;

import dev.mfcgateway.mfcentral.MfCentralOptions;
import dev.mfcgateway.transaction.DailyCaps;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.webhook.WebhookOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One tenant, as configured.
 *
 * @param transactionLifetime from creation to expiry; default 24 h
 * @param maxSends OTPs that one transaction may have sent, where its record does not say; default 5
 * @param resendCooldowns how long to wait before each further OTP, where its record does not say; none by default
 * @param dailyCaps how many OTPs may be sent in a day, over all transactions; none by default
 * @param maxWrongAttempts wrong OTPs that may be entered for one, where its record does not say; default 5
 * @param webhook where holdings go; absent: they are kept for their time, and not delivered
 * @param rateLimit how many requests one gateway takes; absent: any number
 * @param cors whose pages may call from a browser; absent: none
 */
public record TenantOptions(
        TenantId id,
        TenantRoutes routes,
        TenantCredentials credentials,
        Duration transactionLifetime,
        int maxSends,
        List<Duration> resendCooldowns,
        DailyCaps dailyCaps,
        int maxWrongAttempts,
        MfCentralOptions mfCentral,
        Optional<WebhookOptions> webhook,
        Optional<RateLimitOptions> rateLimit,
        Optional<CorsOptions> cors) {

    private static final Duration BEYOND_THE_LAST_TRY = Duration.ofDays(1);

    public TenantOptions {
        resendCooldowns = List.copyOf(resendCooldowns);
    }

    /** How long holdings are kept: a day longer than all tries to deliver them take. */
    public Duration holdingsKept() {
        return webhook.map(WebhookOptions::retryDelays).stream()
                .flatMap(List::stream)
                .reduce(BEYOND_THE_LAST_TRY, Duration::plus);
    }
}
