package dev.mfcgateway.mfcentral.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Who computes RSA: Amazon Corretto Crypto Provider where it is on the class path and works (it halves the price of a
 * signature), else the JDK. It is used by reference and never registered: a plugin leaves the JVM's list of providers
 * to its host. Any thread.
 */
public record RsaProvider(Provider provider) {

    private static final String FAST = "AmazonCorrettoCryptoProvider";
    private static final String ALGORITHM = "SHA256withRSA";
    private static final int KEY_BITS = 2048;

    /** Blocking: loads a native library and makes a key to try it with. */
    public static RsaProvider find() {
        return fast().filter(RsaProvider::works).orElseGet(RsaProvider::jdk);
    }

    /** The provider of the JDK's own choice. */
    public static RsaProvider jdk() {
        try {
            return new RsaProvider(Signature.getInstance(ALGORITHM).getProvider());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has " + ALGORITHM, impossible);
        }
    }

    /** For the log line at the start. */
    public String name() {
        return provider.getName();
    }

    /** The key in the provider's own form, so that it is not converted again for each signature. */
    PrivateKey adopt(PrivateKey key) {
        return (PrivateKey) translated(key);
    }

    RSAPublicKey adopt(RSAPublicKey key) {
        return (RSAPublicKey) translated(key);
    }

    private Key translated(Key key) {
        try {
            return KeyFactory.getInstance("RSA", provider).translateKey(key);
        } catch (NoSuchAlgorithmException | InvalidKeyException itTakesAnyKey) {
            return key;
        }
    }

    private static Optional<RsaProvider> fast() {
        try {
            return ServiceLoader.load(Provider.class, RsaProvider.class.getClassLoader()).stream()
                    .filter(candidate -> candidate.type().getSimpleName().equals(FAST))
                    .findFirst()
                    .map(candidate -> new RsaProvider(candidate.get()));
        } catch (RuntimeException | Error wrongPlatform) { // a native library that does not load is an Error
            return Optional.empty();
        }
    }

    private static boolean works(RsaProvider candidate) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", candidate.provider);
            generator.initialize(KEY_BITS);
            KeyPair pair = generator.generateKeyPair();
            byte[] text = candidate.name().getBytes(UTF_8);
            Signature signature = Signature.getInstance(ALGORITHM, candidate.provider);
            signature.initSign(pair.getPrivate());
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(pair.getPublic());
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException | RuntimeException | Error broken) {
            return false;
        }
    }
}
