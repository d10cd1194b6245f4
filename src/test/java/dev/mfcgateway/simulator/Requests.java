package dev.mfcgateway.simulator;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** For the simulator's own tests: well-formed requests, each with a reference of its own. */
final class Requests {
    static final String GOOD_PAN = "ABCDE1234F";
    static final String PHONE = "+919876543210";
    static final String RETURN_URL = "https://partner.example.in/mfc?lang=en";

    private Requests() {}

    static JsonObject summary(String pan) {
        return new JsonObject()
                .put("clientRefNo", UUID.randomUUID().toString())
                .put("pan", pan)
                .put("pekrn", "")
                .put("mobile", PHONE)
                .put("email", "");
    }

    static JsonObject detail(String pan) {
        return summary(pan).put("fromDate", "01-Apr-1990").put("toDate", "22-Nov-2026");
    }

    static JsonObject newCas(String pan) {
        return detail(pan).put("reqId", "").put("redirectUrl", RETURN_URL);
    }

    static JsonObject consent(JsonObject begun, String otp) {
        return begun.copy().put("enteredOtp", otp);
    }

    static JsonObject document(JsonObject begun) {
        return new JsonObject()
                .put("reqId", begun.getValue("reqId"))
                .put("clientRefNo", begun.getString("clientRefNo"));
    }

    /** What the redirect URL holds. */
    static JsonObject redirect(JsonObject asked, JsonObject begun) {
        return new JsonObject()
                .put("reqId", begun.getValue("reqId").toString())
                .put("otpRef", begun.getString("otpRef"))
                .put("token", "")
                .put("pan", asked.getString("pan"))
                .put("email", asked.getString("email"))
                .put("mobile", asked.getString("mobile"))
                .put("clientRefNo", asked.getString("clientRefNo"))
                .put("redirectUrl", asked.getString("redirectUrl", RETURN_URL));
    }
}
