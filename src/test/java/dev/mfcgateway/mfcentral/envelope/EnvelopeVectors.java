package dev.mfcgateway.mfcentral.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What the openssl command line made of one text, so that a slip of ours cannot cancel itself out. The keys beside it
 * were made for these tests and guard nothing.
 */
public final class EnvelopeVectors {

    public static final Secret ENCRYPTION_KEY = Secret.of("an encryption key");
    public static final Secret IV = Secret.of("globalaesvectors");
    static final String TEXT =
            "{\"reqId\":1234567890123456789,\"otpRef\":\"3f2c8a54-9d0e-4a53-8a52-0c2b6f1f5e11\",\"note\":\"नमस्ते?>~\"}";

    /** Key derivation sha256-hex32, standard base64. */
    static final String HEX32_CIPHERTEXT =
            "nCaw39oO4bqHNapUAa4UDLVvHAWJ9RknTnpX9QmvyRsqg9YigYoW9cUTPURaA2lHWMX4Vf/fGTi4xTN14ZHlsIgvFK"
                    + "F/QD+A9TASZGfn99PgJbKfmDuXMGNdDZhh49cpxCQZN72H5ZurbH/9hzBaPA==";

    /** Key derivation sha256-raw, standard base64. */
    static final String RAW_CIPHERTEXT =
            "kXi4cdZkYKejNphMKG4tFVuDOb8IzML12uPQNAp5t5uI3JDi8wO8koO29nUnhoz8kBtuNGGAo2zTRHCLFNd8yoQqqe"
                    + "/U4vaWgMyiJG+4OkPchhkHPgUvQaBqDHlck7IXVs5WuXVLLQjLwWWLBNEPPw==";

    /** Over {@link #urlCiphertext()}, with {@code private-pkcs8.pem} and the kid k1. */
    static final String DETACHED_JWS =
            "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIiwiYjY0IjpmYWxzZSwiY3JpdCI6WyJiNjQiXX0..2mBEeObTCwXEH6Hun"
                    + "HDsKRO1txImNcVpqXlCkXfpzwxXaN5fEP41cLRl-rVeHUYGC7HK_UCxmG2pFrJPFJsyqfs2oVTmcYY8IgtY6U6SWd2"
                    + "v-5uL9bL1NEVjog15HqkDZj8tS9nFTkeW7VI693S3JaGKJy06URhQnXhhTUY6jjGWb3MUQlBEKzKduEh5wOCkj54Kb"
                    + "7UXELdaR2UaTjhREy4X8VqZ_Uy3awIqrCUKdB5zcSraOzo7XWcl5XNusdgb2pH9OlqT8MGSgcVi1lz9oJvd2T3TzQY"
                    + "xA38Pfmle6n049ExQ9J-bIbMoVmsVOZdAS3WROADo0NnzfwXyNYHnVA";

    /** The same as a JWT. */
    static final String JWT =
            "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.eyJkYXRhIjoibkNhdzM5b080YnFITmFwVUFhNFVETFZ2SEFXSjlSa2"
                    + "5UbnBYOVFtdnlSc3FnOVlpZ1lvVzljVVRQVVJhQTJsSFdNWDRWZl9mR1RpNHhUTjE0Wkhsc0lndkZLRl9RRC1BOVRB"
                    + "U1pHZm45OVBnSmJLZm1EdVhNR05kRFpoaDQ5Y3B4Q1FaTjcySDVadXJiSF85aHpCYVBBPT0ifQ.RmFnTROBrKOwFTA"
                    + "_jFZUTwWXlVSCaQjXneq06dVjlfcif5GQdm2io1DMwVGFTU2oUpr6HhD2-dzFhjTXrw5HjDvJT8lTiR_TJVaIUUK19"
                    + "BzbnTzVLnmV9fTLLmfYrhGv4v5PhJwBBJdJJTnAPxS-nyBoNtV5RtLNTWkvSydby27W2FwcoIisW4LZKTsgU5b0djS"
                    + "bG9GwiEDqlQwTT0Kc57MxDyrrAN-kqQQ-Ij74BabnKtly474kGYmnrOIzTsEZABU_SiMh80u_QhYeuxK8YuuJeAfHY"
                    + "tULTabaWqQoUWE6TXp5C7zN0GPLYhtAaG0Bs1zgcb-uQodZRvK3oZQhEw";

    private EnvelopeVectors() {}

    static String urlCiphertext() {
        return HEX32_CIPHERTEXT.replace('+', '-').replace('/', '_');
    }

    /** One of the key files beside this class. */
    public static Secret key(String file) {
        try (InputStream in = EnvelopeVectors.class.getResourceAsStream(file)) {
            return Secret.of(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings whose two RSA keys are one pair: what it seals it can open. */
    public static EnvelopeKeys keys(Base64Form base64, SignatureForm signature, boolean verify) {
        return new EnvelopeKeys(
                EnvelopeKeys.encryptionKey(ENCRYPTION_KEY, KeyDerivation.SHA256_HEX32),
                EnvelopeKeys.iv(IV),
                base64,
                signature,
                EnvelopeKeys.signingKey(key("private-pkcs8.pem"), Optional.empty()),
                Optional.of("k1"),
                EnvelopeKeys.verificationKey(key("public-spki.pem")),
                verify);
    }

    public static EnvelopeKeys keys() {
        return keys(Base64Form.URL, SignatureForm.DETACHED_JWS, true);
    }
}
