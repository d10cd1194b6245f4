package dev.mfcgateway.simulator;

import static java.util.Objects.requireNonNull;

import dev.mfcgateway.simulator.crypto.AesCbc;
import dev.mfcgateway.simulator.crypto.Base64Alphabet;
import dev.mfcgateway.simulator.crypto.KeyDerivation;
import dev.mfcgateway.simulator.crypto.SignatureForm;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * What MFCentral keeps of one partner. {@code toString} prints the client id and no secret.
 *
 * @param encryptionKey the text that the AES key of the client calls is derived from
 * @param iv 16 characters, 32 hex digits, or base64 of 16 bytes
 * @param base64 the alphabet of answers; requests may use either
 * @param signature the form of answers; requests may use either
 * @param partnerPublicKey RSA; verifies requests
 * @param signingKey RSA; signs answers
 * @param keyId the {@code kid} of answers, or null for none
 * @param urlKey 32 characters; opens the redirect URL
 */
public record SimulatorClient(
        String clientId,
        String clientSecret,
        String userName,
        String password,
        String encryptionKey,
        String iv,
        KeyDerivation keyDerivation,
        Base64Alphabet base64,
        SignatureForm signature,
        PublicKey partnerPublicKey,
        PrivateKey signingKey,
        String keyId,
        String urlKey) {

    public SimulatorClient {
        requireNonNull(partnerPublicKey, "partnerPublicKey");
        requireNonNull(signingKey, "signingKey");
        AesCbc.readIv(iv);
        if (urlKey.length() != 32) {
            throw new IllegalArgumentException("urlKey must have 32 characters");
        }
    }

    @Override
    public String toString() {
        return "SimulatorClient[" + clientId + "]";
    }

    /** Starts a client with MFCentral's long-standing defaults. */
    public static Builder builder(String clientId) {
        return new Builder(clientId);
    }

    /** Collects the parts of a client; all without a default are required. Not thread-safe. */
    public static final class Builder {
        private final String clientId;
        private String clientSecret = "";
        private String userName = "";
        private String password = "";
        private String encryptionKey = "";
        private String iv = "globalaesvectors";
        private KeyDerivation keyDerivation = KeyDerivation.SHA256_HEX32;
        private Base64Alphabet base64 = Base64Alphabet.URL;
        private SignatureForm signature = SignatureForm.DETACHED_JWS;
        private PublicKey partnerPublicKey;
        private PrivateKey signingKey;
        private String keyId;
        private String urlKey = "";

        private Builder(String clientId) {
            this.clientId = clientId;
        }

        public Builder clientSecret(String value) {
            clientSecret = value;
            return this;
        }

        public Builder user(String name, String secret) {
            userName = name;
            password = secret;
            return this;
        }

        public Builder encryptionKey(String value) {
            encryptionKey = value;
            return this;
        }

        public Builder iv(String value) {
            iv = value;
            return this;
        }

        public Builder keyDerivation(KeyDerivation value) {
            keyDerivation = value;
            return this;
        }

        public Builder base64(Base64Alphabet value) {
            base64 = value;
            return this;
        }

        public Builder signature(SignatureForm value) {
            signature = value;
            return this;
        }

        public Builder partnerPublicKey(PublicKey value) {
            partnerPublicKey = value;
            return this;
        }

        public Builder signingKey(PrivateKey value, String kid) {
            signingKey = value;
            keyId = kid;
            return this;
        }

        public Builder urlKey(String value) {
            urlKey = value;
            return this;
        }

        public SimulatorClient build() {
            return new SimulatorClient(
                    clientId,
                    clientSecret,
                    userName,
                    password,
                    encryptionKey,
                    iv,
                    keyDerivation,
                    base64,
                    signature,
                    partnerPublicKey,
                    signingKey,
                    keyId,
                    urlKey);
        }
    }
}
