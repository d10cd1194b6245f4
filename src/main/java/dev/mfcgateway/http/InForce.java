package dev.mfcgateway.http;

import dev.mfcgateway.tenant.Tenants;

/**
 * What of the configuration a request goes by. A request takes it once, as it comes, and goes by it to its end, whatever
 * has been put in its place by then. Immutable; any thread.
 *
 * @param docs whether the API's description is served
 */
public record InForce(Tenants tenants, BodyLimits limits, boolean docs) {}
