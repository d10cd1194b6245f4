package dev.mfcgateway.tenant;

import dev.mfcgateway.mfcentral.MfCentralOptions;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.webhook.WebhookOptions;
import java.util.Optional;

/**
 * One tenant, as configured.
 *
 * @param maxSends OTPs that one transaction may have sent, where its record does not say; default 5
 * @param webhook where holdings go; absent: they are kept for their time, and not delivered
 */
public record TenantOptions(
        TenantId id,
        TenantRoutes routes,
        TenantCredentials credentials,
        int maxSends,
        MfCentralOptions mfCentral,
        Optional<WebhookOptions> webhook) {}
