package dev.mfcgateway.flow;

import dev.mfcgateway.transaction.TransactionId;

/**
 * The image that MFCentral's page gave the investor.
 *
 * @param qrCode a PNG in standard base64; it buys the investor's holdings, and so it prints masked
 */
public record ValidateQrRequest(TransactionId transactionId, String qrCode) {

    @Override
    public String toString() {
        return "ValidateQrRequest(" + transactionId + ")";
    }
}
