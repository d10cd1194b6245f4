package dev.mfcgateway.transaction;

/** An OTP that MFCentral was, or was about to be, asked about, and of which nobody has heard since. */
public record OpenVerification(VerifyTicket ticket, String reqId, String clientRefNo) {}
