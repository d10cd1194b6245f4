package dev.mfcgateway.mfcentral;

import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.investor.Pan;

/**
 * One attempt to have an OTP sent.
 *
 * @param clientRefNo this attempt's own reference; MFCentral refuses a second use, for ever
 */
public record OtpRequest(String clientRefNo, Pan pan, Contact contact, HoldingsScope scope) {}
