package dev.mfcgateway.transaction;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names new transactions. A name must not be guessed, and so is 128 random bits. Any thread. */
public final class TransactionIds {

    private final SecureRandom random = new SecureRandom();

    public TransactionId next() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return new TransactionId("TRX_" + HexFormat.of().formatHex(bits));
    }
}
