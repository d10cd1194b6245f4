package dev.mfcgateway.mfcentral.envelope;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mfcgateway.secret.Secret;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.crypto.spec.IvParameterSpec;

/**
 * Seals and opens a text of its own some hundred times, with keys of its own, before anybody asks: what a JVM does for
 * the first time takes many times as long. It calls nobody and changes nothing. Any thread but an event loop's.
 */
public final class EnvelopeWarmUp {

    private static final int ROUNDS = 400;
    private static final long AT_MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    private static final int KEY_BITS = 2048;

    private static final String TEXT = new JsonObject()
            .put("clientRefNo", "00000000000000000000000000000000")
            .put("pan", "ABCDE1234F")
            .put("mobile", "+919876543210")
            .encode();

    private final RsaProvider provider;
    private final LongSupplier nanoClock;

    public EnvelopeWarmUp(RsaProvider provider, LongSupplier nanoClock) {
        this.provider = provider;
        this.nanoClock = nanoClock;
    }

    /** Blocks for 0.8 s at the most, and gives the number of texts that were sealed and opened. */
    public int run() throws GeneralSecurityException {
        long end = nanoClock.getAsLong() + AT_MOST_NANOS;
        EnvelopeKeys keys = keys();
        Sealer sealer = new Sealer(keys, provider);
        Opener opener = new Opener(keys, provider);
        int done = 0;
        while (done < ROUNDS && nanoClock.getAsLong() - end < 0) {
            JsonObject sealed = new JsonObject(sealer.seal(TEXT));
            opener.open(Optional.of(sealed.getString("signature")), sealed.getString("request"));
            done++;
        }
        return done;
    }

    private EnvelopeKeys keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider.provider());
        generator.initialize(KEY_BITS);
        KeyPair pair = generator.generateKeyPair();
        return new EnvelopeKeys(
                EnvelopeKeys.encryptionKey(Secret.of("warm-up"), KeyDerivation.SHA256_HEX32),
                new IvParameterSpec("sixteen letters.".getBytes(US_ASCII)),
                Base64Form.URL,
                SignatureForm.DETACHED_JWS,
                pair.getPrivate(),
                Optional.empty(),
                (RSAPublicKey) pair.getPublic(),
                true);
    }
}
