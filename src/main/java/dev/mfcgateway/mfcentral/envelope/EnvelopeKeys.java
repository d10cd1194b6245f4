package dev.mfcgateway.mfcentral.envelope;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mfcgateway.secret.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One client's envelope settings, parsed: weak or wrong ones have been refused by then. Each parse function throws
 * {@link IllegalArgumentException} with one clause that says what is wrong and what is allowed, and never the value.
 * Immutable; any thread.
 *
 * @param keyId the header {@code kid} of what is sent; none where nobody named one
 * @param verifyResponseSignature whether an answer that is not signed by {@code verificationKey} is refused
 */
public record EnvelopeKeys(
        SecretKey encryptionKey,
        IvParameterSpec iv,
        Base64Form base64,
        SignatureForm signature,
        PrivateKey signingKey,
        Optional<String> keyId,
        RSAPublicKey verificationKey,
        boolean verifyResponseSignature) {

    private static final int BLOCK = 16;
    private static final int AES_256 = 32;
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{32}");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}{16}");

    public EnvelopeKeys {
        iv = new ComparableIv(iv.getIV());
    }

    /** The AES-256 key that comes of the encryption key that MFCentral hands out. */
    public static SecretKey encryptionKey(Secret handedOut, KeyDerivation derivation) {
        if (handedOut.length() == 0) {
            throw new IllegalArgumentException("is empty; allowed: any text");
        }
        byte[] hash = sha256(handedOut.revealBytes());
        byte[] key =
                switch (derivation) {
                    case SHA256_RAW -> hash;
                    case SHA256_HEX32 ->
                        Arrays.copyOf(HexFormat.of().formatHex(hash).getBytes(US_ASCII), AES_256);
                };
        return new SecretKeySpec(key, "AES");
    }

    /** Sixteen bytes, however they are written. */
    public static IvParameterSpec iv(Secret written) {
        String text = written.reveal();
        if (ASCII.matcher(text).matches()) {
            return new IvParameterSpec(text.getBytes(US_ASCII));
        }
        byte[] bytes = HEX.matcher(text).matches() ? HexFormat.of().parseHex(text) : base64(text);
        if (bytes.length != BLOCK) {
            throw new IllegalArgumentException(
                    "is not 16 bytes; allowed: 16 characters, 32 hex digits, or base64 of 16 bytes");
        }
        return new IvParameterSpec(bytes);
    }

    /** The key that signs what is sent; of a JWK set the one called {@code keyId}, else the only one. */
    public static PrivateKey signingKey(Secret pemOrJwk, Optional<String> keyId) {
        return RsaKeyText.read(pemOrJwk, keyId).privateKey();
    }

    /** The {@code kid} to send: the configured one, else the signing key's own where it is a JWK that has one. */
    public static Optional<String> keyId(Secret pemOrJwk, Optional<String> configured) {
        return configured.or(() -> RsaKeyText.read(pemOrJwk, configured).keyId());
    }

    /** The key that MFCentral's answers are verified with. */
    public static RSAPublicKey verificationKey(Secret pemOrJwk) {
        return RsaKeyText.read(pemOrJwk, Optional.empty()).publicKey();
    }

    @Override
    public String toString() {
        return "EnvelopeKeys[***]";
    }

    private static byte[] base64(String text) {
        try {
            return AnyBase64.decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    /** Equal to another of the same bytes, as its parent is not: who compares options means what they say. */
    private static final class ComparableIv extends IvParameterSpec {

        ComparableIv(byte[] bytes) {
            super(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ComparableIv iv && Arrays.equals(getIV(), iv.getIV());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(getIV());
        }
    }
}
