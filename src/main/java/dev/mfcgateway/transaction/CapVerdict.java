package dev.mfcgateway.transaction;

import dev.mfcgateway.metrics.OtpLimit;

/** What the caps say to a {@link CappedSend}. */
public sealed interface CapVerdict {

    /** A cap is reached. Nothing was counted, against this or any other. */
    record Reached(OtpLimit limit) implements CapVerdict {}

    /**
     * The send is counted against all of the caps.
     *
     * @param hour under which it is counted
     */
    record Counted(CappedSend send, long hour) implements CapVerdict {}
}
