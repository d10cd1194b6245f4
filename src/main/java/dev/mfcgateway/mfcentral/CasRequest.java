package dev.mfcgateway.mfcentral;

import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.investor.Contact;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The call that makes MFCentral send an OTP, in its fields' own order. Immutable.
 *
 * @param name the last part of the path
 * @param json the text to seal
 */
record CasRequest(String name, String json) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MMM-yyyy", Locale.ENGLISH);

    /** @param today in India */
    static CasRequest of(ConsentFlow flow, OtpRequest request, LocalDate today) {
        if (flow instanceof ConsentFlow.Redirect redirect) {
            return forRedirect(redirect, request, today);
        }
        return request.scope().detail() ? detail(request, today) : summary(request);
    }

    private static CasRequest forRedirect(ConsentFlow.Redirect redirect, OtpRequest request, LocalDate today) {
        JsonObject json = new JsonObject()
                .put("clientRefNo", request.clientRefNo())
                .put("reqId", "")
                .put("pan", request.pan().reveal())
                .put("pekrn", "")
                .put("email", address(request, Channel.EMAIL))
                .put("mobile", address(request, Channel.PHONE));
        period(json, request, today).put("redirectUrl", redirect.returnUrl().toString());
        return new CasRequest("newCasRequest", json.encode());
    }

    private static CasRequest detail(OtpRequest request, LocalDate today) {
        return new CasRequest(
                "submitcasdetailrequest",
                period(investor(request), request, today).encode());
    }

    private static CasRequest summary(OtpRequest request) {
        return new CasRequest("submitcassummaryrequest", investor(request).encode());
    }

    private static JsonObject investor(OtpRequest request) {
        return new JsonObject()
                .put("clientRefNo", request.clientRefNo())
                .put("pan", request.pan().reveal())
                .put("pekrn", "")
                .put("mobile", address(request, Channel.PHONE))
                .put("email", address(request, Channel.EMAIL));
    }

    private static JsonObject period(JsonObject json, OtpRequest request, LocalDate today) {
        return json.put("fromDate", DATE.format(request.scope().from())).put("toDate", DATE.format(today));
    }

    /** Exactly one of the two is filled: MFCentral refuses both, and none. */
    private static String address(OtpRequest request, Channel channel) {
        Contact contact = request.contact();
        return contact.channel() == channel ? contact.reveal() : "";
    }

    @Override
    public String toString() {
        return "CasRequest[" + name + "]";
    }
}
