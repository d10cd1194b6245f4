package dev.mfcgateway.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mfcgateway.mfcentral.envelope.Base64Form;
import dev.mfcgateway.mfcentral.envelope.EnvelopeKeys;
import dev.mfcgateway.mfcentral.envelope.KeyDerivation;
import dev.mfcgateway.mfcentral.envelope.Opener;
import dev.mfcgateway.mfcentral.envelope.RsaProvider;
import dev.mfcgateway.mfcentral.envelope.Sealer;
import dev.mfcgateway.mfcentral.envelope.SignatureForm;
import dev.mfcgateway.secret.Secret;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.IvParameterSpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to seal one call, and to open one answer, by each provider of RSA. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EnvelopeBenchmark {

    private static final String TEXT = new JsonObject()
            .put("clientRefNo", "7d0a4f6c8f7c3a0f6f6b5d117f1c7a52")
            .put("pan", "ABCDE1234F")
            .put("mobile", "+919876543210")
            .put("redirectUrl", "https://acme.example.in/mfc")
            .encode();

    @Param({"found", "jdk"})
    private String provider;

    private Sealer sealer;
    private Opener opener;
    private Optional<String> signature;
    private String ciphertext;

    @Setup
    public void seal() throws GeneralSecurityException {
        RsaProvider rsa = provider.equals("jdk") ? RsaProvider.jdk() : RsaProvider.find();
        EnvelopeKeys keys = keys();
        sealer = new Sealer(keys, rsa);
        opener = new Opener(keys, rsa);
        JsonObject sealed = new JsonObject(sealer.seal(TEXT));
        signature = Optional.of(sealed.getString("signature"));
        ciphertext = sealed.getString("request");
    }

    private static EnvelopeKeys keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        return new EnvelopeKeys(
                EnvelopeKeys.encryptionKey(Secret.of("a-key"), KeyDerivation.SHA256_HEX32),
                new IvParameterSpec("globalaesvectors".getBytes(US_ASCII)),
                Base64Form.URL,
                SignatureForm.DETACHED_JWS,
                pair.getPrivate(),
                Optional.empty(),
                (RSAPublicKey) pair.getPublic(),
                true);
    }

    @Benchmark
    public String sealing() {
        return sealer.seal(TEXT);
    }

    @Benchmark
    public String opening() {
        return opener.open(signature, ciphertext);
    }
}
