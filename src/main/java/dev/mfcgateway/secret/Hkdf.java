package dev.mfcgateway.secret;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256, as in RFC 5869: many keys, none of which tells anything of another, out of one. Any thread. */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private Hkdf() {}

    /** @param length in bytes, at most 255 times 32 */
    static byte[] derive(byte[] salt, byte[] keyMaterial, byte[] info, int length) {
        return expand(extract(salt, keyMaterial), info, length);
    }

    /** An empty salt is a string of zeros, as the RFC has it. */
    private static byte[] extract(byte[] salt, byte[] keyMaterial) {
        return hmac(salt.length == 0 ? new byte[HASH_BYTES] : salt, keyMaterial);
    }

    private static byte[] expand(byte[] pseudoRandomKey, byte[] info, int length) {
        byte[] all = new byte[length];
        byte[] block = {};
        for (int done = 0, number = 1; done < length; done += HASH_BYTES, number++) {
            block = hmac(pseudoRandomKey, block, info, new byte[] {(byte) number});
            System.arraycopy(block, 0, all, done, Math.min(HASH_BYTES, length - done));
        }
        Arrays.fill(block, (byte) 0);
        return all;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every JDK has HMAC-SHA-256
        }
    }
}
