package dev.mfcgateway.tenant;

/**
 * What one request found when it asked its tenant's {@link RateLimit}.
 *
 * @param admitted whether it may go on
 * @param remaining how many more may come at once
 * @param secondsUntilMore rounded up, until one more than these may
 */
public record Quota(RateLimitOptions policy, boolean admitted, long remaining, long secondsUntilMore) {}
