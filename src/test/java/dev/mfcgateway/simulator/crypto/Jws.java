package dev.mfcgateway.simulator.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** RS256 signatures over a ciphertext, in both forms. Costs about a millisecond: not for an event loop. */
public final class Jws {
    private Jws() {}

    public static String sign(SignatureForm form, String ciphertext, PrivateKey key, String keyId) {
        return switch (form) {
            case DETACHED_JWS -> {
                String header = base64(header(keyId).put("b64", false).put("crit", new JsonArray().add("b64")));
                yield header + ".." + rs256(header + "." + ciphertext, key);
            }
            case JWT -> {
                String signed = base64(header(keyId).put("typ", "JWT"))
                        + "."
                        + base64(new JsonObject().put("data", ciphertext));
                yield signed + "." + rs256(signed, key);
            }
        };
    }

    /** Whether the signature, in either form, is the key owner's and covers exactly this ciphertext. */
    public static boolean verifies(String jws, String ciphertext, PublicKey key) {
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        try {
            JsonObject header = json(parts[0]);
            return "RS256".equals(header.getString("alg"))
                    && (parts[1].isEmpty()
                            ? verifiesDetached(parts, header, ciphertext, key)
                            : verifiesJwt(parts, header, ciphertext, key));
        } catch (DecodeException | ClassCastException | Unreadable | GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verifiesDetached(String[] parts, JsonObject header, String ciphertext, PublicKey key)
            throws GeneralSecurityException {
        return Boolean.FALSE.equals(header.getValue("b64"))
                && new JsonArray().add("b64").equals(header.getValue("crit"))
                && rs256Verifies(parts[0] + "." + ciphertext, parts[2], key);
    }

    private static boolean verifiesJwt(String[] parts, JsonObject header, String ciphertext, PublicKey key)
            throws GeneralSecurityException {
        return !header.containsKey("crit")
                && ciphertext.equals(json(parts[1]).getString("data"))
                && rs256Verifies(parts[0] + "." + parts[1], parts[2], key);
    }

    private static JsonObject header(String keyId) {
        JsonObject header = new JsonObject().put("alg", "RS256");
        return keyId == null ? header : header.put("kid", keyId);
    }

    private static String rs256(String text, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean rs256Verifies(String text, String signed, PublicKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(text.getBytes(UTF_8));
        return signature.verify(Base64Alphabet.decode(signed));
    }

    private static String base64(JsonObject json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.encode().getBytes(UTF_8));
    }

    private static JsonObject json(String base64) {
        return new JsonObject(new String(Base64Alphabet.decode(base64), UTF_8));
    }
}
