package dev.mfcgateway.simulator;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * One answer to a client call: what it says, how it is dressed and how it travels.
 *
 * @param retryAfterSeconds 0 for no header
 */
record Reply(int status, JsonObject body, Dress dress, Delivery delivery, int retryAfterSeconds) {
    static Reply success(int status, JsonObject body) {
        return new Reply(status, body, Dress.SEALED, Delivery.WHOLE, 0);
    }

    static Reply failure(int status, String message) {
        JsonObject error =
                new JsonObject().put("code", Integer.toString(status)).put("message", message);
        JsonObject body = new JsonObject().putNull("reqId").put("errors", new JsonArray().add(error));
        return new Reply(status, body, Dress.SEALED, Delivery.WHOLE, 0);
    }

    Reply in(Dress newDress) {
        return new Reply(status, body, newDress, delivery, retryAfterSeconds);
    }

    Reply by(Delivery newDelivery) {
        return new Reply(status, body, dress, newDelivery, retryAfterSeconds);
    }

    Reply retryAfter(int seconds) {
        return new Reply(status, body, dress, delivery, seconds);
    }

    boolean isSuccess() {
        return status < 300;
    }

    void writeHeadTo(HttpServerResponse response) {
        response.setStatusCode(status).putHeader("Content-Type", dress.contentType());
        if (status >= 300 && status < 400) {
            response.putHeader("Location", "/");
        }
        if (retryAfterSeconds > 0) {
            response.putHeader("Retry-After", Integer.toString(retryAfterSeconds));
        }
    }
}
