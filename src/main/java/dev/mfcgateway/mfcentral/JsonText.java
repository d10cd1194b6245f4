package dev.mfcgateway.mfcentral;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Reads text that ought to be a JSON object, and quotes none of it where it is not. */
final class JsonText {

    private JsonText() {}

    static Optional<JsonObject> object(String text) {
        try {
            return Optional.of(new JsonObject(text));
        } catch (DecodeException | ClassCastException | NullPointerException anotherKind) {
            return Optional.empty();
        }
    }

    /** The field's text; empty where it is absent or no text. */
    static Optional<String> text(JsonObject json, String field) {
        return json.getValue(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
