package dev.mfcgateway.mfcentral;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.mfcentral.envelope.EnvelopeException;
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

    private final Opener opener;
    private final Optional<RedirectUrl> redirect;

    OtpAnswer(ConsentFlow flow, Opener opener) {
        this.opener = opener;
        this.redirect =
                flow instanceof ConsentFlow.Redirect page ? Optional.of(new RedirectUrl(page)) : Optional.empty();
    }

    OtpSent read(OtpRequest request, Answer answer) {
        JsonObject json = opened(answer);
        refuseIfForAnother(request, json);
        String reqId = reqId(json);
        String otpRef = JsonText.text(json, "otpRef")
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_REFERENCE)
                .orElseThrow(MfCentralFaults::badResponse);
        String subject = JsonText.text(json, "userSubjectReference").orElse("");
        return new OtpSent(reqId, otpRef, subject, redirect.map(url -> url.of(request, reqId, otpRef)));
    }

    private JsonObject opened(Answer answer) {
        JsonObject envelope = JsonText.object(answer.body().toString(UTF_8)).orElseThrow(MfCentralFaults::badResponse);
        String ciphertext = JsonText.text(envelope, "response").orElseThrow(MfCentralFaults::badResponse);
        try {
            return JsonText.object(opener.open(JsonText.text(envelope, "signature"), ciphertext))
                    .orElseThrow(MfCentralFaults::badResponse);
        } catch (EnvelopeException unreadable) {
            throw MfCentralFaults.badResponse();
        }
    }

    /** A sealed answer stays valid for ever: the reference tells it from one that was recorded. */
    private static void refuseIfForAnother(OtpRequest request, JsonObject json) {
        Optional<String> reference = JsonText.text(json, "clientRefNo").filter(text -> !text.isEmpty());
        if (reference.isPresent() && !reference.get().equals(request.clientRefNo())) {
            throw MfCentralFaults.badResponse();
        }
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
