package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A row of the error map as a partner's program sees it, byte for byte. */
record ErrorRow(String category, int status, String message, String errorType, String cause) {

    static ErrorRow of(String category, int status, String message, String errorType) {
        return new ErrorRow(category, status, message, errorType, null);
    }

    static ErrorRow internal(String cause) {
        return new ErrorRow("internal_error", 500, "Internal Error", "InternalError", cause);
    }

    void assertIs(Answer answer) {
        JsonObject expected = new JsonObject()
                .put("success", false)
                .putNull("data")
                .put("errors", new JsonArray().add(message))
                .put("statusCode", status)
                .put("message", message)
                .put("errorType", errorType)
                .put("category", category)
                .put("requestId", answer.headers().get("X-Request-Id"));
        if (category.equals("invalid_request")) {
            expected.put("details", answer.json().getJsonArray("details"));
        }
        if (cause != null) {
            expected.put("cause", cause);
        }
        assertThat(answer.text()).isEqualTo(expected.encode());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
    }

    /** A getOTP for what the simulator scripts by {@code pan}; {@code channel} is phone or email. */
    static JsonObject body(String id, String pan, String channel) {
        JsonObject body = Partner.body(id).put("pan", pan);
        if (channel.equals("email")) {
            body.remove("phone");
            body.put("email", Partner.EMAIL);
        }
        return body;
    }
}
