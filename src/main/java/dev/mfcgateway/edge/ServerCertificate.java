package dev.mfcgateway.edge;

import dev.mfcgateway.secret.Secret;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/**
 * The certificate that the public port shows, and its key: a pair. Immutable; any thread.
 *
 * @param chain PEM, the server's own certificate first
 * @param key PEM
 */
public record ServerCertificate(String chain, Secret key) {

    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");
    private static final byte[] SIGNED = "whose key is it".getBytes(StandardCharsets.US_ASCII);

    /**
     * Puts the two together.
     *
     * @throws IllegalArgumentException where they do not belong together: {@code holds no private key of certFile's}
     */
    public ServerCertificate {
        PublicKey verifies = own(chain).getPublicKey();
        if (!privateKey(verifies, chain, key)
                .filter(signs -> isPair(verifies, signs))
                .isPresent()) {
            throw new IllegalArgumentException("holds no private key of certFile's");
        }
    }

    /**
     * Looks at a chain alone.
     *
     * @throws IllegalArgumentException with what is wrong with it: {@code holds no certificate}
     */
    public static void check(String chain) {
        own(chain);
    }

    /** When it is no longer believed. */
    public Instant expires() {
        return own(chain).getNotAfter().toInstant();
    }

    PemKeyCertOptions options() {
        return pem(chain, key);
    }

    private static X509Certificate own(String chain) {
        try {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(chain.getBytes(StandardCharsets.UTF_8)));
            return (X509Certificate) certificates.stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("holds no certificate"));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("holds no certificate", e);
        }
    }

    /** As Vert.x reads it: PKCS#8, or what OpenSSL wrote before. */
    private static Optional<PrivateKey> privateKey(PublicKey verifies, String chain, Secret key) {
        try {
            return Arrays.stream(pem(chain, key).getKeyManagerFactory(null).getKeyManagers()) // reads no file
                    .filter(X509KeyManager.class::isInstance)
                    .map(X509KeyManager.class::cast)
                    .flatMap(keys -> Optional.ofNullable(keys.getServerAliases(verifies.getAlgorithm(), null)).stream()
                            .flatMap(Arrays::stream)
                            .map(keys::getPrivateKey))
                    .findFirst();
        } catch (Exception unreadable) { // of any kind, and its message may quote the key
            return Optional.empty();
        }
    }

    private static PemKeyCertOptions pem(String chain, Secret key) {
        return new PemKeyCertOptions().addCertValue(Buffer.buffer(chain)).addKeyValue(Buffer.buffer(key.reveal()));
    }

    private static boolean isPair(PublicKey verifies, PrivateKey signs) {
        try {
            Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(signs.getAlgorithm(), "EdDSA"));
            signature.initSign(signs);
            signature.update(SIGNED);
            byte[] signed = signature.sign();
            signature.initVerify(verifies);
            signature.update(SIGNED);
            return signature.verify(signed);
        } catch (GeneralSecurityException anotherKind) {
            return false;
        }
    }

    /** Without the key, and without the chain's length. */
    @Override
    public String toString() {
        return "certificate until " + expires();
    }
}
