package dev.mfcgateway.transaction;

/** What must be remembered of an OTP that MFCentral sent, to verify it later. */
public record SentOtp(String reqId, String otpRef, String userSubjectReference) {}
