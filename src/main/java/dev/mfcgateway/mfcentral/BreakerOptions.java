package dev.mfcgateway.mfcentral;

import java.time.Duration;

/**
 * When calls to MFCentral are stopped.
 *
 * @param failureRatio opens at this share of failures in the window, above 0 to 1; default 0.5
 * @param minimumCalls but never on fewer calls than these; default 10
 * @param window how far back calls count; at least twice the call's time-out; default 300 s
 * @param open how long it stays open before one call probes; default 30 s
 */
public record BreakerOptions(double failureRatio, int minimumCalls, Duration window, Duration open) {}
