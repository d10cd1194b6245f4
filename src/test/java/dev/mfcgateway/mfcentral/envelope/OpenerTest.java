package dev.mfcgateway.mfcentral.envelope;

import static dev.mfcgateway.mfcentral.envelope.EnvelopeVectors.DETACHED_JWS;
import static dev.mfcgateway.mfcentral.envelope.EnvelopeVectors.HEX32_CIPHERTEXT;
import static dev.mfcgateway.mfcentral.envelope.EnvelopeVectors.JWT;
import static dev.mfcgateway.mfcentral.envelope.EnvelopeVectors.TEXT;
import static dev.mfcgateway.mfcentral.envelope.EnvelopeVectors.urlCiphertext;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenerTest {

    private static final EnvelopeKeys KEYS = EnvelopeVectors.keys();
    private final Opener opener = new Opener(KEYS, RsaProvider.find());

    @Test
    void opensWhatOpensslSignedInEitherForm() {
        assertThat(opener.open(Optional.of(DETACHED_JWS), urlCiphertext())).isEqualTo(TEXT);
        assertThat(opener.open(Optional.of(JWT), urlCiphertext())).isEqualTo(TEXT);
    }

    @Test
    void readsAnyBase64() {
        String bare = urlCiphertext().replace("=", "");
        assertThat(opener.openUnsigned(HEX32_CIPHERTEXT)).isEqualTo(TEXT);
        assertThat(opener.openUnsigned(urlCiphertext())).isEqualTo(TEXT);
        assertThat(opener.openUnsigned(bare)).isEqualTo(TEXT);
        assertThat(opener.openUnsigned(HEX32_CIPHERTEXT.replace("=", ""))).isEqualTo(TEXT);
    }

    @Test
    void opensTheOtherKeyDerivation() {
        EnvelopeKeys raw = new EnvelopeKeys(
                EnvelopeKeys.encryptionKey(EnvelopeVectors.ENCRYPTION_KEY, KeyDerivation.SHA256_RAW),
                KEYS.iv(),
                KEYS.base64(),
                KEYS.signature(),
                KEYS.signingKey(),
                KEYS.keyId(),
                KEYS.verificationKey(),
                true);
        assertThat(new Opener(raw, RsaProvider.jdk()).openUnsigned(EnvelopeVectors.RAW_CIPHERTEXT))
                .isEqualTo(TEXT);
    }

    @Test
    void refusesAWrongSignatureBeforeItDecrypts() {
        refuses(Optional.of(DETACHED_JWS), HEX32_CIPHERTEXT);
        refuses(Optional.of(JWT), HEX32_CIPHERTEXT);
        refuses(Optional.of(DETACHED_JWS.substring(0, DETACHED_JWS.length() - 8) + "AAAAAAAA"), urlCiphertext());
        refuses(Optional.empty(), urlCiphertext());
        refuses(Optional.of(""), urlCiphertext());
        refuses(Optional.of("not.a.jws"), urlCiphertext());
        refuses(Optional.of("...."), urlCiphertext());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"RS512\"}",
                "{\"alg\":\"PS256\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"none\"}",
                "{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"RS256\",\"jku\":\"https://evil.example/keys\"}",
                "{\"alg\":\"RS256\",\"x5u\":\"https://evil.example/cert\"}",
                "{\"alg\":\"RS256\",\"x5c\":[\"MIIB\"]}",
                "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}}"
            })
    void refusesAnyOtherHeaderThoughItsSignatureFits(String header) throws GeneralSecurityException {
        String payload = base64("{\"data\":\"" + urlCiphertext() + "\"}");
        refuses(Optional.of(signed(base64(header), payload)), urlCiphertext());
        refuses(
                Optional.of(signed(base64(header), base64(urlCiphertext())).replace(base64(urlCiphertext()), "")),
                urlCiphertext());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\":\"other\"}", "{\"data\":7}", "[]", "text"})
    void refusesAJwtOverAnythingElse(String claims) throws GeneralSecurityException {
        refuses(Optional.of(signed(base64("{\"alg\":\"RS256\"}"), base64(claims))), urlCiphertext());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "AAAA", "!!!!", "AAAAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void saysOfBadCiphertextWhatItSaysOfABadSignature(String ciphertext) {
        EnvelopeKeys unverified = EnvelopeVectors.keys(Base64Form.URL, SignatureForm.DETACHED_JWS, false);
        assertThatExceptionOfType(EnvelopeException.class)
                .isThrownBy(() -> new Opener(unverified, RsaProvider.jdk()).open(Optional.empty(), ciphertext))
                .withMessage("the envelope could not be opened")
                .withNoCause();
    }

    @Test
    void refusesTextThatIsNotUtf8() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, KEYS.encryptionKey(), KEYS.iv());
        String ciphertext = Base64.getEncoder().encodeToString(cipher.doFinal(new byte[] {(byte) 0xff, (byte) 0xfe}));
        assertThatExceptionOfType(EnvelopeException.class).isThrownBy(() -> opener.openUnsigned(ciphertext));
    }

    @Test
    void skipsTheSignatureWhereThatIsConfigured() {
        EnvelopeKeys unverified = EnvelopeVectors.keys(Base64Form.URL, SignatureForm.DETACHED_JWS, false);
        Opener trusting = new Opener(unverified, RsaProvider.jdk());
        assertThat(trusting.open(Optional.empty(), HEX32_CIPHERTEXT)).isEqualTo(TEXT);
    }

    private void refuses(Optional<String> signature, String ciphertext) {
        assertThatExceptionOfType(EnvelopeException.class)
                .isThrownBy(() -> opener.open(signature, ciphertext))
                .withMessage("the envelope could not be opened")
                .withNoCause();
    }

    private static String signed(String header, String payload) throws GeneralSecurityException {
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initSign(KEYS.signingKey());
        rsa.update((header + "." + payload).getBytes(UTF_8));
        return header + "." + payload + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(rsa.sign());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
