package dev.mfcgateway.flow;

import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.transaction.TransactionId;
import java.time.Instant;
import java.util.Optional;

/**
 * The OTP is on its way.
 *
 * @param redirectUrl where the investor enters it; empty where the partner asks for it
 * @param sendsRemaining how many more this transaction may have
 */
public record GetOtpReply(
        TransactionId transactionId,
        Channel channel,
        Optional<String> redirectUrl,
        int sendsRemaining,
        Instant expireAt) {}
