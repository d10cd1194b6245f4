package dev.mfcgateway.mfcentral;

import java.util.Optional;

/**
 * MFCentral's word that an OTP is on its way.
 *
 * @param reqId MFCentral's number of the request, digits
 * @param otpRef MFCentral's reference of the OTP, a UUID
 * @param userSubjectReference MFCentral's reference of the investor, most often empty
 * @param redirectUrl where the investor enters the OTP; empty in flow {@code otp}, where the partner asks for it
 */
public record OtpSent(String reqId, String otpRef, String userSubjectReference, Optional<String> redirectUrl) {}
