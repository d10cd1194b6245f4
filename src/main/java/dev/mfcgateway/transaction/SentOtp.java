package dev.mfcgateway.transaction;

/**
 * What must be remembered of an OTP that MFCentral sent, to verify it later.
 *
 * @param contactHash of the contact it went to, by {@link ContactHashes}
 */
public record SentOtp(String reqId, String otpRef, String userSubjectReference, String contactHash) {}
