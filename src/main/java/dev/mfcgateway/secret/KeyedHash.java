package dev.mfcgateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * HMAC-SHA256: tells whether two texts are the same to who has the key, and nothing to who has not. Immutable; any
 * thread.
 */
public final class KeyedHash {

    private static final String HMAC = "HmacSHA256";

    private final SecretKey key;

    KeyedHash(SecretKey key) {
        this.key = key;
    }

    /** 64 hex digits. */
    public String hexOf(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every JDK has HMAC-SHA-256
        }
    }

    @Override
    public String toString() {
        return "KeyedHash(***)";
    }
}
