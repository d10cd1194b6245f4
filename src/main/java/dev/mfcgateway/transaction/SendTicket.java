package dev.mfcgateway.transaction;

/**
 * The right to have one OTP sent: an entry of a transaction's ledger.
 *
 * @param slot the entry's place, from 1; one that was given back is taken again
 * @param clientRefNo what this attempt, and no other for ever, is called at MFCentral
 */
public record SendTicket(TransactionId transactionId, int slot, String clientRefNo) {}
