package dev.mfcgateway.load;

import dev.mfcgateway.mfcentral.envelope.RsaProvider;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;

/** What one signature of the gateway's kind costs here and now, by the provider that the gateway takes. One thread. */
final class SignatureCost {

    private static final int BYTES = 400;

    private final RsaProvider provider = RsaProvider.find();
    private final PrivateKey key;

    SignatureCost() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            PrivateKey jdk = generator.generateKeyPair().getPrivate();
            this.key = (PrivateKey) KeyFactory.getInstance("RSA", provider.provider())
                    .translateKey(jdk); // else for each signature again
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String provider() {
        return provider.name();
    }

    /** Computing time of one, in microseconds, over so many. */
    double micros(int signatures) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < signatures; i++) {
            sign();
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e3 / signatures;
    }

    private void sign() {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA", provider.provider());
            signature.initSign(key);
            signature.update(new byte[BYTES]);
            signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
