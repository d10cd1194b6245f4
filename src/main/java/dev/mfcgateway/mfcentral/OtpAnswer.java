package dev.mfcgateway.mfcentral;

import dev.mfcgateway.mfcentral.envelope.Opener;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads MFCentral's word that the OTP is on its way. It has to be sealed, and to answer this very call: anything else
 * with a 2xx is {@code mfc_bad_response}, as the OTP may have been sent all the same. Any thread.
 */
final class OtpAnswer {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,64}");
    private static final int LONGEST_REFERENCE = 128;

    private final SealedAnswer sealed;
    private final Optional<RedirectUrl> redirect;

    OtpAnswer(ConsentFlow flow, Opener opener) {
        this.sealed = new SealedAnswer(opener);
        this.redirect =
                flow instanceof ConsentFlow.Redirect page ? Optional.of(new RedirectUrl(page)) : Optional.empty();
    }

    OtpSent read(OtpRequest request, Answer answer) {
        JsonObject json = sealed.object(answer);
        SealedAnswer.refuseIfForAnother(request.clientRefNo(), json);
        String reqId = reqId(json);
        String otpRef = JsonText.text(json, "otpRef")
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_REFERENCE)
                .orElseThrow(MfCentralFaults::badResponse);
        String subject = JsonText.text(json, "userSubjectReference").orElse("");
        return new OtpSent(reqId, otpRef, subject, redirect.map(url -> url.of(request, reqId, otpRef)));
    }

    /** A number, or its digits; kept as text, for it may not fit a number of ours. */
    private static String reqId(JsonObject json) {
        Object value = json.getValue("reqId");
        boolean whole = value instanceof Integer || value instanceof Long || value instanceof BigInteger;
        String text = whole || value instanceof String ? value.toString() : "";
        if (!DIGITS.matcher(text).matches()) {
            throw MfCentralFaults.badResponse();
        }
        return text;
    }
}
