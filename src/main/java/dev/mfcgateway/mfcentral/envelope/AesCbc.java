package dev.mfcgateway.mfcentral.envelope;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * AES-CBC with PKCS#7 padding. A cipher is used again: to find one among the providers takes ten times as long as to
 * encrypt what is sent. There are never more than threads that encrypt at once. Any thread.
 */
public final class AesCbc {

    private static final Queue<Cipher> IDLE = new ConcurrentLinkedQueue<>();

    private AesCbc() {}

    private static Cipher make() {
        try {
            return Cipher.getInstance("AES/CBC/PKCS5Padding");
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has AES", impossible);
        }
    }

    /**
     * Encrypts {@code text}.
     *
     * @throws GeneralSecurityException if the key or the IV does not fit
     */
    public static byte[] encrypt(byte[] text, SecretKey key, AlgorithmParameterSpec iv)
            throws GeneralSecurityException {
        return run(Cipher.ENCRYPT_MODE, text, key, iv);
    }

    /**
     * Decrypts {@code ciphertext}.
     *
     * @throws GeneralSecurityException if it was not made with this key
     */
    static byte[] decrypt(byte[] ciphertext, SecretKey key, AlgorithmParameterSpec iv) throws GeneralSecurityException {
        return run(Cipher.DECRYPT_MODE, ciphertext, key, iv);
    }

    private static byte[] run(int mode, byte[] bytes, SecretKey key, AlgorithmParameterSpec iv)
            throws GeneralSecurityException {
        Cipher cipher = Optional.ofNullable(IDLE.poll()).orElseGet(AesCbc::make);
        try {
            cipher.init(mode, key, iv);
            return cipher.doFinal(bytes);
        } finally {
            IDLE.offer(cipher);
        }
    }
}
