package dev.mfcgateway.transaction;

/** What a transaction was created for. */
public enum Intent {
    /** The one that this gateway carries out; the others are only kept. */
    MF_HOLDINGS_IMPORT,
    HOLDINGS_IMPORT,
    TRANSACTION,
    CONNECT,
    AUTHORISE_HOLDINGS,
    FETCH_FUNDS,
    SIP_SETUP,
    CANCEL_AMO
}
