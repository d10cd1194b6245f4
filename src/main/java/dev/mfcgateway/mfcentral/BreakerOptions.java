package dev.mfcgateway.mfcentral;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * When calls to MFCentral are stopped, and for how long.
 *
 * @param failureRatio opens at this share of failures in the window, above 0 to 1; default 0.5
 * @param slowCall a call that succeeds, but takes longer, is slow; default 60 s
 * @param slowCallRatio opens at this share of slow calls in the window, above 0 to 1; empty: never, the default
 * @param minimumCalls but never on fewer calls than these; default 10
 * @param window how far back calls count; at least twice the call's time-out; default 300 s
 * @param open how long it stays open before one call probes; default 30 s
 * @param longestOpen each opening is twice as long as the one before until it has closed, but no longer; default 300 s
 */
public record BreakerOptions(
        double failureRatio,
        Duration slowCall,
        OptionalDouble slowCallRatio,
        int minimumCalls,
        Duration window,
        Duration open,
        Duration longestOpen) {}
