package dev.mfcgateway.simulator;

import io.vertx.core.json.JsonObject;

/** The dresses in which MFCentral has been seen to answer, and some that it must not get away with. */
enum Dress {
    /** Encrypted and signed, as it should be. */
    SEALED {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            return envelope.seal(body.encode()).encode();
        }
    },
    /** The JSON text itself in {@code response}, unsigned. */
    PLAIN_IN_RESPONSE {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            return new JsonObject().put("response", body.encode()).encode();
        }
    },
    /** Encrypted and signed, but what is inside is a second {@code {"response":"<json text>"}}. */
    NESTED {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            return envelope.seal(PLAIN_IN_RESPONSE.put(body, envelope)).encode();
        }
    },
    MESSAGE {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            return new JsonObject().put("message", message(body)).encode();
        }
    },
    MSG {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            return new JsonObject().put("msg", message(body)).encode();
        }
    },
    ERROR {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            return new JsonObject().put("error", message(body)).encode();
        }
    },
    /** As RFC 6749 has it: {@code error} is a code, the text is in {@code error_description}. */
    ERROR_DESCRIPTION {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            return new JsonObject()
                    .put("error", "invalid_request")
                    .put("error_description", message(body))
                    .encode();
        }
    },
    ERROR_MESSAGE {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            return new JsonObject().put("errorMessage", message(body)).encode();
        }
    },
    HTML {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            return "<html><head><title>Error</title></head><body><h1>" + Page.escape(message(body))
                    + "</h1></body></html>";
        }
    },
    EMPTY {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            return "";
        }
    },
    /** An envelope with nothing in it. */
    EMPTY_RESPONSE {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            return new JsonObject()
                    .put("signature", envelope.sign(""))
                    .put("response", "")
                    .encode();
        }
    },
    /** A well-formed signature by the right key, over another text. */
    BAD_SIGNATURE {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            return envelope.seal(body.encode())
                    .put("signature", envelope.sign("another text"))
                    .encode();
        }
    },
    /** Signed well, but cut short: no whole number of AES blocks. */
    BAD_CIPHERTEXT {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            String cut = envelope.encrypt(body.encode()).substring(0, 44);
            return new JsonObject()
                    .put("signature", envelope.sign(cut))
                    .put("response", cut)
                    .encode();
        }
    },
    /** Encrypted and signed, but nothing tells the request's id. */
    WITHOUT_REQ_ID {
        @Override
        String put(JsonObject body, ClientEnvelope envelope) {
            JsonObject without = body.copy();
            without.remove("reqId");
            return SEALED.put(without, envelope);
        }
    };

    /** Returns the text that goes out. Signs in some dresses: not for an event loop. */
    abstract String put(JsonObject body, ClientEnvelope envelope);

    String contentType() {
        return this == HTML ? "text/html; charset=utf-8" : "application/json";
    }

    private static String message(JsonObject body) {
        return body.containsKey("errors")
                ? body.getJsonArray("errors").getJsonObject(0).getString("message")
                : "";
    }
}
