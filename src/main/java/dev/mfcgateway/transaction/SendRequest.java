package dev.mfcgateway.transaction;

import dev.mfcgateway.investor.Channel;
import java.time.Duration;
import java.util.List;

/**
 * What is asked of the ledger.
 *
 * @param owner whose the transaction must be
 * @param maxSends how many OTPs it may have sent, where the record does not say
 * @param resendCooldowns how long to wait before each further one, where the record does not say; the last one repeats
 */
public record SendRequest(
        TransactionId transactionId,
        Owner owner,
        int maxSends,
        List<Duration> resendCooldowns,
        String clientRefNo,
        Channel channel) {

    public SendRequest {
        resendCooldowns = List.copyOf(resendCooldowns);
    }
}
