package dev.mfcgateway.tenant;

import dev.mfcgateway.mfcentral.MfCentralOptions;
import dev.mfcgateway.transaction.TenantId;

/**
 * One tenant, as configured.
 *
 * @param maxSends OTPs that one transaction may have sent, where its record does not say; default 5
 */
public record TenantOptions(
        TenantId id, TenantRoutes routes, TenantCredentials credentials, int maxSends, MfCentralOptions mfCentral) {}
