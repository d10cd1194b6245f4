package dev.mfcgateway.mfcentral.envelope;

import static dev.mfcgateway.mfcentral.envelope.EnvelopeVectors.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.mfcgateway.secret.Secret;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeKeysTest {

    private static final PrivateKey SIGNING = EnvelopeVectors.keys().signingKey();
    private static final RSAPublicKey VERIFYING = EnvelopeVectors.keys().verificationKey();
    private static final RSAKey JWK =
            new RSAKey.Builder(VERIFYING).privateKey(SIGNING).keyID("jwk-1").build();

    @Test
    void derivesTheAesKeyInEitherWay() {
        Secret handedOut = EnvelopeVectors.ENCRYPTION_KEY;
        assertThat(EnvelopeKeys.encryptionKey(handedOut, KeyDerivation.SHA256_HEX32)
                        .getEncoded())
                .asString()
                .isEqualTo("ac7657fd65ea1b5d24059a6af2804414");
        assertThat(HexFormat.of()
                        .formatHex(EnvelopeKeys.encryptionKey(handedOut, KeyDerivation.SHA256_RAW)
                                .getEncoded()))
                .isEqualTo("ac7657fd65ea1b5d24059a6af2804414096607b3574217e63f538a2db618c0e0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "globalaesvectors",
                "676c6f62616c616573766563746f7273",
                "676C6F62616C616573766563746F7273",
                "Z2xvYmFsYWVzdmVjdG9ycw==",
                "Z2xvYmFsYWVzdmVjdG9ycw"
            })
    void readsTheIvHoweverItIsWritten(String written) {
        assertThat(EnvelopeKeys.iv(Secret.of(written)).getIV()).asString().isEqualTo("globalaesvectors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "seventeen letters", "676c6f62616c616573766563746f72", "žžžžžžžž", "Z2xvYmFs"})
    void refusesAnIvOfAnotherLength(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnvelopeKeys.iv(Secret.of(written)))
                .withMessage("is not 16 bytes; allowed: 16 characters, 32 hex digits, or base64 of 16 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"private-pkcs8.pem", "private-pkcs1.pem"})
    void readsAPrivateKeyAsPemInOneLineAndBare(String file) {
        String pem = key(file).reveal();
        assertThat(signingKey(pem)).isEqualTo(SIGNING);
        assertThat(signingKey(pem.replace("\n", "\\n"))).isEqualTo(SIGNING);
        assertThat(signingKey(pem.replace("\n", "\\r\\n"))).isEqualTo(SIGNING);
        assertThat(signingKey(pem.replace("\n", "\r\n"))).isEqualTo(SIGNING);
        assertThat(signingKey(bare(pem))).isEqualTo(SIGNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"public-spki.pem", "public-pkcs1.pem", "certificate.pem"})
    void readsAPublicKeyAsPemInOneLineAndBare(String file) {
        String pem = key(file).reveal();
        assertThat(verificationKey(pem)).isEqualTo(VERIFYING);
        assertThat(verificationKey(pem.replace("\n", "\\n"))).isEqualTo(VERIFYING);
        assertThat(verificationKey(bare(pem))).isEqualTo(VERIFYING);
    }

    @Test
    void readsAJwk() {
        assertThat(signingKey(JWK.toJSONString())).isEqualTo(SIGNING);
        assertThat(verificationKey(JWK.toPublicJWK().toJSONString())).isEqualTo(VERIFYING);
    }

    @Test
    void takesOfAJwkSetTheKeyThatIsNamed() {
        RSAKey other = new RSAKey.Builder(JWK).keyID("jwk-2").build();
        String set = new JWKSet(List.of(other, JWK)).toString(false);
        assertThat(EnvelopeKeys.signingKey(Secret.of(set), Optional.of("jwk-1")))
                .isEqualTo(SIGNING);
        refuses(set, Optional.of("jwk-3"), "is a JWK set without the key that keyId names");
        refuses(set, Optional.empty(), "is a JWK set with several RSA keys for signatures");
    }

    @Test
    void takesOfAJwkSetTheOnlyKeyForSignatures() {
        RSAKey forEncryption =
                new RSAKey.Builder(VERIFYING).keyUse(KeyUse.ENCRYPTION).build();
        String set = new JWKSet(List.of(forEncryption, JWK.toPublicJWK())).toString();
        assertThat(verificationKey(set)).isEqualTo(VERIFYING);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verificationKey("{\"keys\":[]}"))
                .withMessageStartingWith("is a JWK set with no RSA keys for signatures");
    }

    @Test
    void namesTheKeyAsConfiguredElseAsTheJwkDoes() {
        Secret jwk = Secret.of(JWK.toJSONString());
        assertThat(EnvelopeKeys.keyId(jwk, Optional.of("mine"))).contains("mine");
        assertThat(EnvelopeKeys.keyId(jwk, Optional.empty())).contains("jwk-1");
        assertThat(EnvelopeKeys.keyId(key("private-pkcs8.pem"), Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "private-1024.pem, is an RSA key of fewer than 2048 bits",
        "ec-private-pkcs8.pem, is an elliptic-curve key",
        "ec-private-sec1.pem, is an elliptic-curve key",
        "ec-public.pem, is an elliptic-curve key",
        "public-spki.pem, is a public key where the private key belongs",
        "public-pkcs1.pem, is a public key where the private key belongs",
        "certificate.pem, is a certificate where the private key belongs",
        "encrypted-pkcs8.pem, is protected by a passphrase",
        "encrypted-pkcs1.pem, is protected by a passphrase"
    })
    void refusesAWrongSigningKeyAndSaysWhy(String file, String why) {
        refuses(key(file).reveal(), Optional.empty(), why);
    }

    @ParameterizedTest
    @CsvSource({
        "public-1024.pem, is an RSA key of fewer than 2048 bits",
        "ec-public.pem, is an elliptic-curve key",
        "private-pkcs8.pem, is a private key where the public key belongs",
        "private-pkcs1.pem, is a private key where the public key belongs",
        "encrypted-pkcs8.pem, is protected by a passphrase"
    })
    void refusesAWrongVerificationKeyAndSaysWhy(String file, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnvelopeKeys.verificationKey(key(file)))
                .withMessageStartingWith(why)
                .withMessageContaining("; allowed: ")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2hunter2",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\naHVudGVyMg==\n-----END PRIVATE KEY-----",
                "{hunter2",
                "{}",
                "{\"kty\":\"RSA\",\"n\":\"hunter2\"}",
                "{\"kty\":\"oct\",\"k\":\"hunter2\"}"
            })
    void refusesGarbageWithoutShowingIt(String garbage) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signingKey(garbage))
                .withMessage("is not a key that can be read; allowed: an RSA key as PEM, base64 DER, JWK or JWK set")
                .withNoCause();
    }

    @Test
    void showsNoKey() {
        assertThat(EnvelopeVectors.keys()).hasToString("EnvelopeKeys[***]");
    }

    /** Who reloads a configuration goes by it. */
    @Test
    void areEqualWhereTheySayTheSame() {
        assertThat(EnvelopeVectors.keys())
                .isEqualTo(EnvelopeVectors.keys())
                .hasSameHashCodeAs(EnvelopeVectors.keys())
                .isNotEqualTo(withIv("localaesvectors!"));
    }

    private static EnvelopeKeys withIv(String iv) {
        EnvelopeKeys keys = EnvelopeVectors.keys();
        return new EnvelopeKeys(
                keys.encryptionKey(),
                EnvelopeKeys.iv(Secret.of(iv)),
                keys.base64(),
                keys.signature(),
                keys.signingKey(),
                keys.keyId(),
                keys.verificationKey(),
                keys.verifyResponseSignature());
    }

    private static void refuses(String written, Optional<String> keyId, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnvelopeKeys.signingKey(Secret.of(written), keyId))
                .withMessageStartingWith(why)
                .withMessageContaining("; allowed: ")
                .withNoCause();
    }

    private static PrivateKey signingKey(String written) {
        return EnvelopeKeys.signingKey(Secret.of(written), Optional.empty());
    }

    private static RSAPublicKey verificationKey(String written) {
        return EnvelopeKeys.verificationKey(Secret.of(written));
    }

    private static String bare(String pem) {
        return pem.replaceAll("-----[A-Z0-9 ]+-----", "").strip();
    }
}
