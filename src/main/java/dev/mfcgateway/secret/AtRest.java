package dev.mfcgateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts what is kept somewhere else: AES-256-GCM, sealed as {@code nonce (12 bytes), ciphertext, tag (16 bytes)}. What
 * is sealed is bound to the name of its place, and opens nowhere else. Deliberately without a key's number: there is one
 * key. It computes on the caller's thread, about a millisecond per megabyte; any thread. What cannot be opened ends in
 * {@link Unopenable}.
 */
public final class AtRest {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    AtRest(SecretKey key) {
        this.key = key;
    }

    /**
     * Gives what may be kept.
     *
     * @param place where it is kept, such as {@code notes of TRX_…}; not secret
     */
    public byte[] seal(byte[] plain, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return seal(plain, place.getBytes(UTF_8), nonce);
    }

    byte[] seal(byte[] plain, byte[] place, byte[] nonce) {
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every JDK has AES-GCM
        }
    }

    /**
     * The reverse of {@link #seal}.
     *
     * @throws Unopenable unless {@code sealed} is what was sealed with this key for this {@code place}
     */
    public byte[] open(byte[] sealed, String place) {
        return open(sealed, place.getBytes(UTF_8));
    }

    byte[] open(byte[] sealed, byte[] place) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new Unopenable();
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), place)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException wrongKeyPlaceOrBytes) {
            throw new Unopenable();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place);
        return cipher;
    }

    @Override
    public String toString() {
        return "AtRest(***)";
    }
}
