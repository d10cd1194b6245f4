package dev.mfcgateway.mfcentral.envelope;

import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/** One client's envelope settings, parsed: weak or wrong ones have been refused by then. Immutable; any thread. */
public record EnvelopeKeys(
        SecretKey encryptionKey,
        IvParameterSpec iv,
        Base64Form base64,
        SignatureForm signature,
        PrivateKey signingKey,
        Optional<String> keyId,
        RSAPublicKey verificationKey,
        boolean verifyResponseSignature) {

    // The helper fills this in: static parse functions, toString without keys.
}
