package dev.mfcgateway.mfcentral;

import dev.mfcgateway.mfcentral.envelope.EnvelopeVectors;
import dev.mfcgateway.mfcentral.envelope.RsaProvider;
import dev.mfcgateway.mfcentral.envelope.Sealer;
import io.vertx.core.json.JsonObject;

/** MFCentral's side of the envelope: the test keys are one pair. */
final class Sealed {

    private static final Sealer SEALER = new Sealer(EnvelopeVectors.keys(), RsaProvider.jdk());

    private Sealed() {}

    /** {@code {"signature","response"}} around the text. */
    static JsonObject response(String text) {
        JsonObject sealed = new JsonObject(SEALER.seal(text));
        return new JsonObject()
                .put("signature", sealed.getString("signature"))
                .put("response", sealed.getString("request"));
    }

    static JsonObject success(Object reqId) {
        return response(new JsonObject()
                .put("reqId", reqId)
                .put("otpRef", "3f2c8a54-9d0e-4a53-8a52-0c2b6f1f5e11")
                .put("userSubjectReference", "")
                .put("clientRefNo", "REF-1")
                .encode());
    }
}
