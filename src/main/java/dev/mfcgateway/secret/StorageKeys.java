package dev.mfcgateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of what is kept, derived from the one that is configured: each use has a key of its own. The names that they
 * are derived by must never change, else nothing that was kept can be read again. Immutable; any thread.
 */
public final class StorageKeys {

    private static final int KEY_BYTES = 32;

    private final KeyedHash contacts;
    private final KeyedHash answers;
    private final KeyedHash sendCaps;
    private final AtRest atRest;

    private StorageKeys(byte[] master) {
        this.contacts = new KeyedHash(derived(master, "mfc-gateway contact hashes v1", "HmacSHA256"));
        this.answers = new KeyedHash(derived(master, "mfc-gateway answers v1", "HmacSHA256"));
        this.sendCaps = new KeyedHash(derived(master, "mfc-gateway send caps v1", "HmacSHA256"));
        this.atRest = new AtRest(derived(master, "mfc-gateway at rest v1", "AES"));
    }

    /**
     * Derives them from {@code base64}, 32 bytes.
     *
     * @throws IllegalArgumentException with what is wrong with it, never with the value
     */
    public static StorageKeys from(Secret base64) {
        byte[] master = decoded(base64);
        if (master.length != KEY_BYTES) {
            throw new IllegalArgumentException("is not 32 bytes long");
        }
        return new StorageKeys(master);
    }

    @SuppressWarnings("UnusedException") // its message repeats a character of the secret
    private static byte[] decoded(Secret base64) {
        try {
            return Base64.getDecoder().decode(base64.revealBytes());
        } catch (IllegalArgumentException repeatsTheValue) {
            throw new IllegalArgumentException("is not base64");
        }
    }

    private static SecretKey derived(byte[] master, String use, String algorithm) {
        return new SecretKeySpec(Hkdf.derive(new byte[0], master, use.getBytes(UTF_8), KEY_BYTES), algorithm);
    }

    /** For the hashes of contacts, and nothing else. */
    public KeyedHash contacts() {
        return contacts;
    }

    /** For the names of answers that are kept, and the requests that they belong to. */
    public KeyedHash answers() {
        return answers;
    }

    /** For the hashes of PANs and contacts that sends are counted under, and nothing else. */
    public KeyedHash sendCaps() {
        return sendCaps;
    }

    /** For what partners wrote and what MFCentral answered. */
    public AtRest atRest() {
        return atRest;
    }

    @Override
    public String toString() {
        return "StorageKeys(***)";
    }
}
