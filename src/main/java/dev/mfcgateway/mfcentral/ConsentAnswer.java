package dev.mfcgateway.mfcentral;

import dev.mfcgateway.mfcentral.envelope.Opener;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Reads MFCentral's word that the OTP was the right one: nothing at all, an empty {@code response}, or a sealed object
 * that tells of no error and of no other request. Anything else with a 2xx is {@code mfc_bad_response}, as the OTP may
 * be used up all the same. Any thread.
 */
final class ConsentAnswer {

    private static final List<String> ERRORS = List.of("error", "error_description", "errorMessage");

    private final SealedAnswer sealed;

    ConsentAnswer(Opener opener) {
        this.sealed = new SealedAnswer(opener);
    }

    /** Returns null, the one value of {@link Void}. */
    Void read(OtpConfirmation confirmation, Answer answer) {
        if (answer.body().length() > 0) {
            JsonObject told = isEmpty(answer) ? SealedAnswer.envelope(answer) : opened(confirmation, answer);
            refuseIfAnError(told);
        }
        return null;
    }

    private static boolean isEmpty(Answer answer) {
        return "".equals(SealedAnswer.envelope(answer).getValue("response"));
    }

    private JsonObject opened(OtpConfirmation confirmation, Answer answer) {
        JsonObject json = sealed.object(answer);
        SealedAnswer.refuseIfForAnother(confirmation.clientRefNo(), json);
        Optional<Object> reqId = Optional.ofNullable(json.getValue("reqId"));
        if (reqId.isPresent()
                && !List.of("", confirmation.reqId()).contains(reqId.get().toString())) {
            throw MfCentralFaults.badResponse();
        }
        return json;
    }

    private static void refuseIfAnError(JsonObject json) {
        if (isFilled(json.getValue("errors")) || ERRORS.stream().anyMatch(name -> isFilled(json.getValue(name)))) {
            throw MfCentralFaults.badResponse();
        }
        Object inner = json.getValue("response"); // some answers are sealed twice over
        Optional<JsonObject> nested = inner instanceof String text ? JsonText.object(text) : Optional.empty();
        nested.ifPresent(ConsentAnswer::refuseIfAnError);
    }

    private static boolean isFilled(Object value) {
        if (value instanceof JsonArray list) {
            return !list.isEmpty();
        }
        return value != null && !value.toString().isBlank();
    }
}
