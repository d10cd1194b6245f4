package dev.mfcgateway.transaction;

/**
 * The right to have MFCentral look at one OTP. It is open until it is settled; one that stays open belongs to a gateway
 * that died, or that never heard what MFCentral said.
 *
 * @param id random, so that no other ticket of this transaction has ever had it
 */
public record VerifyTicket(TransactionId transactionId, String id) {}
