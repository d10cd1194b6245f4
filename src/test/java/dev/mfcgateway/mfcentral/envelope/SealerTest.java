package dev.mfcgateway.mfcentral.envelope;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealerTest {

    @Test
    void encryptsAsOpensslDoes() {
        assertThat(seal(Base64Form.STANDARD, SignatureForm.DETACHED_JWS).getString("request"))
                .isEqualTo(EnvelopeVectors.HEX32_CIPHERTEXT);
        assertThat(seal(Base64Form.URL, SignatureForm.DETACHED_JWS).getString("request"))
                .isEqualTo(EnvelopeVectors.urlCiphertext())
                .endsWith("==");
    }

    @Test
    void signsTheCiphertextItselfInADetachedJws() throws GeneralSecurityException {
        JsonObject sealed = seal(Base64Form.URL, SignatureForm.DETACHED_JWS);
        String[] parts = sealed.getString("signature").split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(parts[1]).isEmpty();
        assertThat(json(parts[0]))
                .isEqualTo(new JsonObject("{\"alg\":\"RS256\",\"kid\":\"k1\",\"b64\":false,\"crit\":[\"b64\"]}"));
        assertThat(verifies(parts[0] + "." + sealed.getString("request"), parts[2]))
                .isTrue();
    }

    @Test
    void signsTheCiphertextAsTheOneClaimOfAJwt() throws GeneralSecurityException {
        JsonObject sealed = seal(Base64Form.URL, SignatureForm.JWT);
        String[] parts = sealed.getString("signature").split("\\.", -1);
        assertThat(json(parts[0])).isEqualTo(new JsonObject("{\"alg\":\"RS256\",\"kid\":\"k1\"}"));
        assertThat(json(parts[1])).isEqualTo(new JsonObject().put("data", sealed.getString("request")));
        assertThat(verifies(parts[0] + "." + parts[1], parts[2])).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void sealsTheSameWithEitherProvider(SignatureForm form) {
        EnvelopeKeys keys = EnvelopeVectors.keys(Base64Form.URL, form, true);
        assertThat(new Sealer(keys, RsaProvider.find()).seal(EnvelopeVectors.TEXT))
                .isEqualTo(new Sealer(keys, RsaProvider.jdk()).seal(EnvelopeVectors.TEXT));
    }

    private static JsonObject seal(Base64Form base64, SignatureForm form) {
        Sealer sealer = new Sealer(EnvelopeVectors.keys(base64, form, true), RsaProvider.jdk());
        return new JsonObject(sealer.seal(EnvelopeVectors.TEXT));
    }

    private static JsonObject json(String base64) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(base64), UTF_8));
    }

    private static boolean verifies(String signed, String signature) throws GeneralSecurityException {
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initVerify(EnvelopeVectors.keys().verificationKey());
        rsa.update(signed.getBytes(US_ASCII));
        return rsa.verify(Base64.getUrlDecoder().decode(signature));
    }
}
