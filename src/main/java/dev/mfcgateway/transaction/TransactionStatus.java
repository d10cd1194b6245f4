package dev.mfcgateway.transaction;

/** How far a transaction has come, as its record says. */
public enum TransactionStatus {
    INITIALIZED,
    OTP_SENT
}
