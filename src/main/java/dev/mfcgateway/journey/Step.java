package dev.mfcgateway.journey;

import java.util.Locale;

/** What a request waits for on its way: a duration in its line of the log, and a span where traces are kept. */
public enum Step {
    /** Redis: may this be done; it counts from here on. */
    RESERVE,
    /** MFCentral's access token, where there is none that is fresh. */
    TOKEN,
    /** The request to MFCentral is encrypted and signed, and waits for a thread that does it. */
    SIGN,
    /** MFCentral: connection, sending and answer. */
    MFCENTRAL,
    /** MFCentral's answer is verified, decrypted and understood. */
    OPEN,
    /** Redis: how it ended. */
    SETTLE;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
