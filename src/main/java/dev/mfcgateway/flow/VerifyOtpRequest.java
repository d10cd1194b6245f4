package dev.mfcgateway.flow;

import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Otp;
import dev.mfcgateway.transaction.TransactionId;

/**
 * An OTP that an investor entered on a partner's screen.
 *
 * @param contact where the partner says it was sent to
 */
public record VerifyOtpRequest(TransactionId transactionId, Contact contact, Otp otp) {}
