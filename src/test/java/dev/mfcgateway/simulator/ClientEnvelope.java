package dev.mfcgateway.simulator;

import dev.mfcgateway.simulator.crypto.AesCbc;
import dev.mfcgateway.simulator.crypto.Base64Alphabet;
import dev.mfcgateway.simulator.crypto.Jws;
import dev.mfcgateway.simulator.crypto.Unreadable;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** The envelope of every client call: the text is encrypted, the ciphertext is signed. Blocking, thread-safe. */
final class ClientEnvelope {
    private final SimulatorClient client;
    private final AesCbc cipher;

    ClientEnvelope(SimulatorClient client) {
        this.client = client;
        this.cipher = new AesCbc(client.keyDerivation().derive(client.encryptionKey()), AesCbc.readIv(client.iv()));
    }

    /** Opens {@code {"signature","request"}}; nothing is decrypted before its signature is verified. */
    JsonObject open(String body) {
        try {
            JsonObject sealed = new JsonObject(body);
            String ciphertext = sealed.getString("request", "");
            if (!Jws.verifies(sealed.getString("signature", ""), ciphertext, client.partnerPublicKey())) {
                throw new Unreadable("the signature does not verify");
            }
            return new JsonObject(cipher.decrypt(Base64Alphabet.decode(ciphertext)));
        } catch (DecodeException | ClassCastException e) {
            throw new Unreadable("not a JSON object of texts", e);
        }
    }

    /** Makes {@code {"signature","response"}}. */
    JsonObject seal(String text) {
        String ciphertext = encrypt(text);
        return new JsonObject().put("signature", sign(ciphertext)).put("response", ciphertext);
    }

    String encrypt(String text) {
        return client.base64().encode(cipher.encrypt(text));
    }

    String sign(String ciphertext) {
        return Jws.sign(client.signature(), ciphertext, client.signingKey(), client.keyId());
    }
}
