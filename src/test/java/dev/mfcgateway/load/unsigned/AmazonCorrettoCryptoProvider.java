package dev.mfcgateway.load.unsigned;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SignatureSpi;

/**
 * Takes the place of the provider of this name in a gateway that a load starts with it before the jar: signs with zeros
 * at once, and believes every signature. In no other process is it on the list of services.
 */
public final class AmazonCorrettoCryptoProvider extends Provider {

    private static final long serialVersionUID = 1;

    public AmazonCorrettoCryptoProvider() {
        super("Unsigned", "1", "RSA that computes nothing, for loads alone");
        put("Signature.SHA256withRSA", Nothing.class.getName());
        put("KeyPairGenerator.RSA", Keys.class.getName());
    }

    /** The JDK's keys: whoever tries a provider makes one. */
    public static final class Keys extends KeyPairGeneratorSpi {

        private KeyPairGenerator jdk;

        @Override
        public void initialize(int bits, SecureRandom random) {
            try {
                jdk = KeyPairGenerator.getInstance("RSA");
            } catch (NoSuchAlgorithmException impossible) {
                throw new AssertionError("every JDK has RSA", impossible);
            }
            jdk.initialize(bits, random);
        }

        @Override
        public KeyPair generateKeyPair() {
            return jdk.generateKeyPair();
        }
    }

    /** No signature at all. */
    public static final class Nothing extends SignatureSpi {

        private static final int BYTES = 256;

        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {}

        @Override
        protected void engineUpdate(byte one) {}

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {}

        @Override
        protected byte[] engineSign() {
            return new byte[BYTES];
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
