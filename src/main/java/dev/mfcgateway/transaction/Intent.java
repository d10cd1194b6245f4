package dev.mfcgateway.transaction;

/** What a transaction was created for. */
public enum Intent {
    /** The one that this gateway carries out. */
    MF_HOLDINGS_IMPORT
}
