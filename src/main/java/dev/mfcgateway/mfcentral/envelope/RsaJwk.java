package dev.mfcgateway.mfcentral.envelope;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An RSA key as a JWK, or one of a JWK set. Any thread. */
final class RsaJwk {

    private RsaJwk() {}

    static RsaKeyText read(String text, Optional<String> keyId) {
        try {
            Map<String, Object> json = JSONObjectUtils.parse(text);
            JWK jwk = json.containsKey("keys") ? choose(JWKSet.parse(json), keyId) : JWK.parse(json);
            RSAKey key = rsa(jwk);
            Object content = key.isPrivate() ? key.toRSAPrivateKey() : key.toRSAPublicKey();
            return new RsaKeyText(content, Optional.ofNullable(key.getKeyID()));
        } catch (ParseException | JOSEException | IllegalStateException garbage) {
            throw RsaKeyText.unreadable();
        }
    }

    private static JWK choose(JWKSet set, Optional<String> keyId) {
        if (keyId.isPresent()) {
            return Optional.ofNullable(set.getKeyByKeyId(keyId.get()))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "is a JWK set without the key that keyId names; allowed: a set that has it"));
        }
        List<JWK> candidates = set.getKeys().stream()
                .filter(key -> KeyType.RSA.equals(key.getKeyType()) && !KeyUse.ENCRYPTION.equals(key.getKeyUse()))
                .toList();
        if (candidates.size() != 1) {
            throw new IllegalArgumentException("is a JWK set with " + (candidates.isEmpty() ? "no" : "several")
                    + " RSA keys for signatures; allowed: a set with one, or a single JWK");
        }
        return candidates.get(0);
    }

    private static RSAKey rsa(JWK jwk) {
        if (KeyType.EC.equals(jwk.getKeyType()) || KeyType.OKP.equals(jwk.getKeyType())) {
            throw RsaKeyText.ellipticCurve();
        }
        if (!(jwk instanceof RSAKey rsa)) {
            throw RsaKeyText.unreadable();
        }
        return rsa;
    }
}
