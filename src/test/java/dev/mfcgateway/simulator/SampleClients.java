package dev.mfcgateway.simulator;

import dev.mfcgateway.simulator.crypto.Base64Alphabet;
import dev.mfcgateway.simulator.crypto.KeyDerivation;
import dev.mfcgateway.simulator.crypto.RsaKeys;
import dev.mfcgateway.simulator.crypto.SignatureForm;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two partners with fixed, openly known credentials and keys made at run time. {@code acme} is set up as most partners
 * are and uses the flow with the redirect; {@code globex} uses the flow with the OTP call, and the other choice of
 * everything that can be chosen. Immutable.
 *
 * @param acmeKeys the key pair with which the partner acme signs its requests
 * @param globexKeys the key pair with which the partner globex signs its requests
 * @param mfcentralKeys the key pair with which MFCentral signs its answers to both
 */
public record SampleClients(KeyPair acmeKeys, KeyPair globexKeys, KeyPair mfcentralKeys) {
    /** The {@code kid} of MFCentral's signatures. */
    public static final String MFCENTRAL_KEY_ID = "mfcentral-1";

    /** Makes three new key pairs: about half a second. */
    public static SampleClients generate() {
        return new SampleClients(RsaKeys.generate(), RsaKeys.generate(), RsaKeys.generate());
    }

    /**
     * Reads {@code {acme,globex,mfcentral}-{private,public}.pem} in that directory; a pair that is not there is made
     * and written, the private key readable by its owner only. Blocks.
     */
    public static SampleClients in(Path directory) {
        KeyFiles files = new KeyFiles(directory);
        return new SampleClients(files.pair("acme"), files.pair("globex"), files.pair("mfcentral"));
    }

    /** Writes the six PEM files of {@link #in} over what is there. Blocks. */
    public void writeTo(Path directory) {
        KeyFiles files = new KeyFiles(directory);
        files.write("acme", acmeKeys);
        files.write("globex", globexKeys);
        files.write("mfcentral", mfcentralKeys);
    }

    /** The paths of the files of {@link #in}, each pair private before public. */
    public static List<Path> keyFiles(Path directory) {
        KeyFiles files = new KeyFiles(directory);
        return Stream.of("acme", "globex", "mfcentral")
                .flatMap(name -> Stream.of(files.privateFile(name), files.publicFile(name)))
                .toList();
    }

    public List<SimulatorClient> all() {
        return List.of(acme(), globex());
    }

    public SimulatorClient acme() {
        return sample("acme")
                .urlKey("acme-sample-url-key-of-32-chars!")
                .partnerPublicKey(acmeKeys.getPublic())
                .build();
    }

    public SimulatorClient globex() {
        return sample("globex")
                .urlKey("globex-sample-urlkey-of-32-chars")
                .iv("0f1e2d3c4b5a69788796a5b4c3d2e1f0")
                .keyDerivation(KeyDerivation.SHA256_RAW)
                .base64(Base64Alphabet.STANDARD)
                .signature(SignatureForm.JWT)
                .partnerPublicKey(globexKeys.getPublic())
                .build();
    }

    private SimulatorClient.Builder sample(String name) {
        return SimulatorClient.builder(name + "-client")
                .clientSecret(name + "-sample-client-secret")
                .user(name + "-user", name + "-sample-password")
                .encryptionKey(name + "-sample-encryption-key")
                .signingKey(mfcentralKeys.getPrivate(), MFCENTRAL_KEY_ID);
    }
}
