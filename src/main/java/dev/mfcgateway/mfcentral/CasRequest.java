package dev.mfcgateway.mfcentral;

import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.investor.Contact;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A call to MFCentral, in its fields' own order: the one that makes it send an OTP, and those that follow it. Immutable;
 * making one throws {@link IllegalArgumentException} where {@code reqId} is none of MFCentral's.
 *
 * @param name the last part of the path
 * @param json the text to seal
 */
record CasRequest(String name, String json) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MMM-yyyy", Locale.ENGLISH);
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,64}");

    /**
     * The call that makes MFCentral send an OTP.
     *
     * @param today in India
     */
    static CasRequest of(ConsentFlow flow, OtpRequest request, LocalDate today) {
        if (flow instanceof ConsentFlow.Redirect redirect) {
            return forRedirect(redirect, request, today);
        }
        return request.scope().detail() ? detail(request, today) : summary(request);
    }

    static CasRequest confirmation(OtpConfirmation confirmation) {
        JsonObject json = new JsonObject()
                .put("reqId", number(confirmation.reqId()))
                .put("otpRef", confirmation.otpRef())
                .put("userSubjectReference", confirmation.userSubjectReference())
                .put("clientRefNo", confirmation.clientRefNo())
                .put("enteredOtp", confirmation.otp().reveal());
        return new CasRequest("investorconsent", json.encode());
    }

    static CasRequest document(String reqId, String clientRefNo) {
        return new CasRequest("getcasdocument", reference(reqId, clientRefNo).encode());
    }

    static CasRequest qr(String reqId, String clientRefNo, String qrCode) {
        return new CasRequest(
                "validateQRCode",
                reference(reqId, clientRefNo).put("qrCode", qrCode).encode());
    }

    private static JsonObject reference(String reqId, String clientRefNo) {
        return new JsonObject().put("reqId", number(reqId)).put("clientRefNo", clientRefNo);
    }

    /** A number, as MFCentral answers with one; only its text may have begun with a zero, which no JSON number does. */
    private static Object number(String reqId) {
        if (!DIGITS.matcher(reqId).matches()) {
            throw new IllegalArgumentException("a reqId is digits");
        }
        boolean isText = reqId.length() > 1 && reqId.startsWith("0");
        return isText ? reqId : new BigInteger(reqId);
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
