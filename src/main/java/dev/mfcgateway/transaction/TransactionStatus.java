package dev.mfcgateway.transaction;

/** How far a transaction has come. */
public enum TransactionStatus {
    /** Created; no OTP was sent. */
    INITIALIZED,
    /** An OTP was sent, and none was found right. */
    OTP_SENT,
    /** MFCentral accepted the OTP; the holdings are being fetched and delivered. */
    PROCESSING,
    /** The partner has the holdings. */
    COMPLETED,
    /** The holdings could not be fetched or delivered. */
    ERRORED,
    /** Its time was over before an OTP was found right. Never in the record: it is told by the clock. */
    EXPIRED
}
