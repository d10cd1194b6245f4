package dev.mfcgateway.simulator.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-CBC with PKCS#5/7 padding under one key and one initialisation vector. Thread-safe. */
public final class AesCbc {
    private static final int IV_BYTES = 16;

    private final SecretKeySpec key;
    private final IvParameterSpec iv;

    public AesCbc(byte[] key, byte[] iv) {
        this.key = new SecretKeySpec(key, "AES");
        this.iv = new IvParameterSpec(iv);
    }

    public byte[] encrypt(String text) {
        try {
            return cipher(Cipher.ENCRYPT_MODE).doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws {@link Unreadable} where length or padding is wrong. */
    public String decrypt(byte[] ciphertext) {
        try {
            return new String(cipher(Cipher.DECRYPT_MODE).doFinal(ciphertext), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new Unreadable("does not decrypt", e);
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, key, iv);
        return cipher;
    }

    /** Reads a vector given as 16 characters, as 32 hex digits or as base64. */
    public static byte[] readIv(String text) {
        byte[] iv =
                switch (text.length()) {
                    case IV_BYTES -> text.getBytes(ISO_8859_1);
                    case 2 * IV_BYTES -> HexFormat.of().parseHex(text);
                    default -> Base64Alphabet.decode(text);
                };
        if (iv.length != IV_BYTES) {
            throw new IllegalArgumentException("an IV is 16 characters, 32 hex digits, or base64 of 16 bytes");
        }
        return iv;
    }
}
