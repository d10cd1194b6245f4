package dev.mfcgateway.simulator.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How the 32 bytes of an AES key are made of a client's encryption key, which is a text of any length. */
public enum KeyDerivation {
    /** The first 32 characters of the lower-case hex SHA-256, as ASCII bytes. */
    SHA256_HEX32 {
        @Override
        byte[] shorten(byte[] digest) {
            return HexFormat.of().formatHex(digest).substring(0, 32).getBytes(US_ASCII);
        }
    },
    /** The 32 bytes of the SHA-256. */
    SHA256_RAW {
        @Override
        byte[] shorten(byte[] digest) {
            return digest;
        }
    };

    public byte[] derive(String encryptionKey) {
        return shorten(sha256(encryptionKey));
    }

    abstract byte[] shorten(byte[] digest);

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
