package dev.mfcgateway.contract;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Base64;

/** A private key whose parts do not belong together: it reads well, and fails whoever signs by it. */
final class SpoiltKey {

    private SpoiltKey() {}

    /** As base64 of its DER, in one line. */
    static String inDer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            RSAPrivateCrtKey sound =
                    (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
            RSAPrivateCrtKeySpec spoilt = new RSAPrivateCrtKeySpec(
                    sound.getModulus(),
                    sound.getPublicExponent(),
                    sound.getPrivateExponent(),
                    sound.getPrimeP(),
                    sound.getPrimeQ(),
                    sound.getPrimeExponentP().add(BigInteger.TWO),
                    sound.getPrimeExponentQ(),
                    sound.getCrtCoefficient());
            byte[] der = KeyFactory.getInstance("RSA").generatePrivate(spoilt).getEncoded();
            return Base64.getEncoder().encodeToString(der);
        } catch (GeneralSecurityException unlikely) {
            throw new AssertionError(unlikely);
        }
    }
}
