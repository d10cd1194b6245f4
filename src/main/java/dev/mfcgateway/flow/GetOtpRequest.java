package dev.mfcgateway.flow;

import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Pan;
import dev.mfcgateway.transaction.TransactionId;

/** Who is to be sent an OTP, for which transaction. */
public record GetOtpRequest(TransactionId transactionId, Pan pan, Contact contact) {}
