package dev.mfcgateway.mfcentral;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.mfcentral.envelope.EnvelopeException;
import dev.mfcgateway.mfcentral.envelope.Opener;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Opens what MFCentral answered with a 2xx: a success has to be signed and encrypted. Anything else is
 * {@code mfc_bad_response}. Any thread; but a whole document is too long for an event loop.
 */
final class SealedAnswer {

    private final Opener opener;

    SealedAnswer(Opener opener) {
        this.opener = opener;
    }

    /** The text inside. */
    String text(Answer answer) {
        JsonObject envelope = envelope(answer);
        String ciphertext = JsonText.text(envelope, "response").orElseThrow(MfCentralFaults::badResponse);
        try {
            return opener.open(JsonText.text(envelope, "signature"), ciphertext);
        } catch (EnvelopeException unreadable) {
            throw MfCentralFaults.badResponse();
        }
    }

    /** The object inside. */
    JsonObject object(Answer answer) {
        return JsonText.object(text(answer)).orElseThrow(MfCentralFaults::badResponse);
    }

    /** The object around it, unopened. */
    static JsonObject envelope(Answer answer) {
        return JsonText.object(answer.body().toString(UTF_8)).orElseThrow(MfCentralFaults::badResponse);
    }

    /** A sealed answer stays valid for ever: what it refers to tells it from one that was recorded. */
    static void refuseIfForAnother(String clientRefNo, JsonObject json) {
        Optional<String> reference = JsonText.text(json, "clientRefNo").filter(text -> !text.isEmpty());
        if (reference.isPresent() && !reference.get().equals(clientRefNo)) {
            throw MfCentralFaults.badResponse();
        }
    }
}
