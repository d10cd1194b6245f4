package dev.mfcgateway.mfcentral.envelope;

import dev.mfcgateway.secret.Secret;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An RSA key as operators are handed it: PEM, PEM with {@code \n} written out, bare base64 DER, JWK or JWK set. What is
 * inside is told from the bytes, not from the label around them. Immutable; any thread.
 *
 * @param content a {@link PrivateKey}, an {@link RSAPublicKey} or an {@link X509Certificate}
 * @param keyId the name that a JWK gives itself
 */
record RsaKeyText(Object content, Optional<String> keyId) {

    private static final int SHORTEST = 2048;
    private static final String PRIVATE_ALLOWED =
            "; allowed: an RSA private key of at least 2048 bits as PEM (PKCS#8 or PKCS#1), base64 DER, JWK or JWK set";
    private static final String PUBLIC_ALLOWED =
            "; allowed: an RSA public key of at least 2048 bits as PEM (public key or certificate), base64 DER, JWK or"
                    + " JWK set";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    static RsaKeyText read(Secret written, Optional<String> keyId) {
        String text = written.reveal()
                .replace("\\r", "")
                .replace("\\n", "\n")
                .replace("\r", "")
                .strip();
        if (text.startsWith("{")) {
            return RsaJwk.read(text, keyId);
        }
        Matcher pem = PEM.matcher(text);
        if (pem.find()) {
            refuseLabel(pem.group(1), pem.group(2));
            return fromDer(pem.group(2));
        }
        return fromDer(text);
    }

    /** A parsed key, if it is the private one and strong enough. */
    PrivateKey privateKey() {
        if (content instanceof X509Certificate) {
            throw new IllegalArgumentException("is a certificate where the private key belongs" + PRIVATE_ALLOWED);
        }
        if (!(content instanceof PrivateKey key)) {
            throw new IllegalArgumentException("is a public key where the private key belongs" + PRIVATE_ALLOWED);
        }
        refuseWeak(content, PRIVATE_ALLOWED);
        return key;
    }

    /** A parsed key, if it is the public one and strong enough; that of a certificate too. */
    RSAPublicKey publicKey() {
        Object key = content instanceof X509Certificate certificate ? certificate.getPublicKey() : content;
        if (key instanceof PrivateKey) {
            throw new IllegalArgumentException("is a private key where the public key belongs" + PUBLIC_ALLOWED);
        }
        if (!(key instanceof RSAPublicKey rsa)) {
            throw new IllegalArgumentException("is not a key for RSA" + PUBLIC_ALLOWED);
        }
        refuseWeak(rsa, PUBLIC_ALLOWED);
        return rsa;
    }

    private static void refuseLabel(String label, String body) {
        if (label.startsWith("ENCRYPTED") || body.contains("ENCRYPTED")) {
            throw new IllegalArgumentException("is protected by a passphrase; allowed: the same key without one");
        }
        if (label.startsWith("EC ")) {
            throw ellipticCurve();
        }
    }

    private static RsaKeyText fromDer(String base64) {
        return new RsaKeyText(RsaDer.read(decoded(base64)), Optional.empty());
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw unreadable();
        }
    }

    private static void refuseWeak(Object key, String allowed) {
        if (((RSAKey) key).getModulus().bitLength() < SHORTEST) {
            throw new IllegalArgumentException("is an RSA key of fewer than 2048 bits" + allowed);
        }
    }

    static IllegalArgumentException ellipticCurve() {
        return new IllegalArgumentException(
                "is an elliptic-curve key; allowed: an RSA key, as MFCentral takes no other");
    }

    static IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "is not a key that can be read; allowed: an RSA key as PEM, base64 DER, JWK or JWK set");
    }
}
