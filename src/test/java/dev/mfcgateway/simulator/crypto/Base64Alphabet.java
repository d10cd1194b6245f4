package dev.mfcgateway.simulator.crypto;

import java.util.Base64;

/** The alphabet in which ciphertext is sent. Padding is kept in both. */
public enum Base64Alphabet {
    URL,
    STANDARD;

    public String encode(byte[] bytes) {
        return (this == URL ? Base64.getUrlEncoder() : Base64.getEncoder()).encodeToString(bytes);
    }

    /**
     * Reads either alphabet, with or without padding.
     *
     * @throws Unreadable for anything else
     */
    public static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("not base64", e);
        }
    }
}
