package dev.mfcgateway.flow;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What each attempt is called at MFCentral. It must be unique for ever and over all gateways of a client, and so is 128
 * random bits, as 32 hex digits. Any thread.
 */
public final class ClientReferences {

    private final SecureRandom random = new SecureRandom();

    public String next() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
