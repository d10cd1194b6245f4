package dev.mfcgateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.simulator.crypto.AesCbc;
import dev.mfcgateway.simulator.crypto.Unreadable;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;

/** The envelope of the redirect URL: {@code iv_hex:ciphertext_hex}, under the URL key as it is. Thread-safe. */
final class RedirectEnvelope {
    private static final int IV_HEX_DIGITS = 32;

    private final byte[] urlKey;

    RedirectEnvelope(String urlKey) {
        this.urlKey = urlKey.getBytes(UTF_8);
    }

    JsonObject open(String data) {
        int colon = data.indexOf(':');
        if (colon != IV_HEX_DIGITS) {
            throw new Unreadable("not iv:ciphertext");
        }
        try {
            byte[] iv = HexFormat.of().parseHex(data, 0, colon);
            byte[] ciphertext = HexFormat.of().parseHex(data, colon + 1, data.length());
            return new JsonObject(new AesCbc(urlKey, iv).decrypt(ciphertext));
        } catch (IllegalArgumentException | DecodeException e) {
            throw new Unreadable("not hex, or not JSON", e);
        }
    }
}
