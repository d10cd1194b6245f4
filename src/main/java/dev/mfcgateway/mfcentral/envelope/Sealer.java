package dev.mfcgateway.mfcentral.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;

/**
 * Seals what is sent to MFCentral: encrypts it, and signs the ciphertext. It knows nothing of what the text says. Any
 * thread but an event loop's: a signature takes about a millisecond of computing. Fails with {@link EnvelopeException}
 * where the keys do not fit, and then nothing was sent.
 */
public final class Sealer {

    private final EnvelopeKeys keys;
    private final JWSHeader header;
    private final RSASSASigner signer;

    public Sealer(EnvelopeKeys keys, RsaProvider provider) {
        this.keys = keys;
        this.header = header(keys);
        this.signer = new RSASSASigner(provider.adopt(keys.signingKey()));
        this.signer.getJCAContext().setProvider(provider.provider());
    }

    /** The body to send: {@code {"signature","request"}}. */
    public String seal(String json) {
        try {
            String ciphertext = encrypt(json);
            return new JsonObject()
                    .put("signature", sign(ciphertext))
                    .put("request", ciphertext)
                    .encode();
        } catch (GeneralSecurityException | JOSEException | IllegalArgumentException keysDoNotFit) {
            throw new EnvelopeException("the envelope could not be sealed");
        }
    }

    private String encrypt(String json) throws GeneralSecurityException {
        Base64.Encoder base64 = keys.base64() == Base64Form.URL ? Base64.getUrlEncoder() : Base64.getEncoder();
        return base64.encodeToString(AesCbc.encrypt(json.getBytes(UTF_8), keys.encryptionKey(), keys.iv()));
    }

    private String sign(String ciphertext) throws JOSEException {
        boolean detached = keys.signature() == SignatureForm.DETACHED_JWS;
        String payload =
                detached ? ciphertext : new JsonObject().put("data", ciphertext).encode();
        JWSObject jws = new JWSObject(header, new Payload(payload));
        jws.sign(signer);
        return jws.serialize(detached);
    }

    private static JWSHeader header(EnvelopeKeys keys) {
        JWSHeader.Builder header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keys.keyId().orElse(null));
        if (keys.signature() == SignatureForm.DETACHED_JWS) {
            header.base64URLEncodePayload(false).criticalParams(Set.of("b64"));
        }
        return header.build();
    }
}
