package dev.mfcgateway.mfcentral;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The JDK's RSA, and a note of which thread had it sign. */
final class SpyProvider extends Provider {

    private static final long serialVersionUID = 1L;

    private final transient List<String> signers = new CopyOnWriteArrayList<>();

    SpyProvider() {
        super("Spy", "1", "notes who signs");
        putService(new Service(this, "Signature", "SHA256withRSA", SpySignature.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return new SpySignature(signers);
            }
        });
    }

    List<String> signers() {
        return signers;
    }

    private static final class SpySignature extends SignatureSpi {

        private final Signature jdk;
        private final List<String> signers;

        SpySignature(List<String> signers) throws NoSuchAlgorithmException {
            this.jdk = Signature.getInstance("SHA256withRSA");
            this.signers = signers;
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            jdk.initVerify(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            jdk.initSign(key);
        }

        @Override
        protected void engineUpdate(byte value) throws SignatureException {
            jdk.update(value);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            jdk.update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            signers.add(Thread.currentThread().getName());
            return jdk.sign();
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            return jdk.verify(signature);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
