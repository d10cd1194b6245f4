package dev.mfcgateway.metrics;

import java.util.Locale;

/** How one attempt to send an OTP ended: the label {@code outcome} of {@code mfc_gateway_otp_sends_total}. */
public enum SendOutcome {
    /** MFCentral says that it is on its way. */
    SENT,
    /** MFCentral declined; counted against the transaction all the same. */
    FAILED,
    /** Nobody knows; counted. */
    UNKNOWN,
    /** MFCentral certainly did nothing; given back. */
    REFUNDED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
