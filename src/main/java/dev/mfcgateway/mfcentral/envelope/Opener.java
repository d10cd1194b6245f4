package dev.mfcgateway.mfcentral.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens what MFCentral sends: verifies first, decrypts after. A wrong signature, wrong padding and wrong text are one
 * and the same {@link EnvelopeException}, so that nobody can ask it about a key or a padding. It does not read what the
 * text says. Any thread, event loops too: it takes some 25 microseconds.
 */
public final class Opener {

    private static final Set<String> UNDERSTOOD = Set.of("b64");

    private final EnvelopeKeys keys;
    private final RSASSAVerifier verifier;

    public Opener(EnvelopeKeys keys, RsaProvider provider) {
        this.keys = keys;
        this.verifier = new RSASSAVerifier(provider.adopt(keys.verificationKey()));
        this.verifier.getJCAContext().setProvider(provider.provider());
    }

    /** The text inside, if {@code signature} is MFCentral's over {@code ciphertext}; unsigned, if that is configured. */
    public String open(Optional<String> signature, String ciphertext) {
        if (keys.verifyResponseSignature()
                && !signature.map(jws -> covers(jws, ciphertext)).orElse(false)) {
            throw unopened();
        }
        return openUnsigned(ciphertext);
    }

    /** The text inside, whoever wrote it. For the wording of an error alone: never for a success. */
    public String openUnsigned(String ciphertext) {
        if (ciphertext.isEmpty()) { // which decrypts, to nothing
            throw unopened();
        }
        try {
            byte[] text = AesCbc.decrypt(AnyBase64.decode(ciphertext), keys.encryptionKey(), keys.iv());
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (GeneralSecurityException | CharacterCodingException | IllegalArgumentException refused) {
            throw unopened();
        }
    }

    private boolean covers(String signature, String ciphertext) {
        try {
            boolean detached = signature.contains("..");
            JWSObject jws = detached ? JWSObject.parse(signature, new Payload(ciphertext)) : JWSObject.parse(signature);
            return isAcceptable(jws.getHeader())
                    && jws.verify(verifier)
                    && (detached || ciphertext.equals(claimedData(jws)));
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException refused) {
            return false;
        }
    }

    /** One algorithm, no extension that is not understood, and no key but the configured one. */
    private static boolean isAcceptable(JWSHeader header) {
        Set<String> critical = Optional.ofNullable(header.getCriticalParams()).orElse(Set.of());
        return JWSAlgorithm.RS256.equals(header.getAlgorithm())
                && UNDERSTOOD.containsAll(critical)
                && header.getJWK() == null
                && header.getJWKURL() == null
                && header.getX509CertURL() == null
                && header.getX509CertChain() == null;
    }

    private static Object claimedData(JWSObject jws) {
        Map<String, Object> claims = jws.getPayload().toJSONObject();
        return claims == null ? null : claims.get("data");
    }

    private static EnvelopeException unopened() {
        return new EnvelopeException("the envelope could not be opened");
    }
}
