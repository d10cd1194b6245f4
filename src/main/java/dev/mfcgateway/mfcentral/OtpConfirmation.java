package dev.mfcgateway.mfcentral;

import dev.mfcgateway.investor.Otp;

/**
 * One attempt to confirm an OTP; the same references may be tried with another OTP.
 *
 * @param reqId as {@link OtpSent} gave it, like {@code otpRef} and {@code userSubjectReference}
 * @param clientRefNo the reference that the OTP was requested with
 */
public record OtpConfirmation(String reqId, String otpRef, String userSubjectReference, String clientRefNo, Otp otp) {}
