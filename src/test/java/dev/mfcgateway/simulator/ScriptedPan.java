package dev.mfcgateway.simulator;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * PANs with a fixed fate at {@code newCasRequest}, {@code submitcassummaryrequest} and {@code submitcasdetailrequest}.
 * Every other PAN succeeds, {@code ABCDE1234F} for one. A fate with a status of 300 or more is a refusal: nothing is
 * processed and no OTP is sent. The others are processed, the OTP is sent, and the answer goes wrong.
 */
public enum ScriptedPan {
    WRONG_SEALED("WRONG0422A", 422, Texts.WRONG, Dress.SEALED, "wrong PAN for the contact; encrypted and signed"),
    WRONG_PLAIN("WRONG0422B", 422, Texts.WRONG, Dress.PLAIN_IN_RESPONSE, "the same; plain JSON text in response"),
    WRONG_NESTED("WRONG0422C", 422, Texts.WRONG, Dress.NESTED, "the same; decrypts to a second {\"response\":…}"),
    WRONG_MESSAGE("WRONG0422D", 422, Texts.WRONG, Dress.MESSAGE, "the same; plain JSON, key message"),
    WRONG_MSG("WRONG0422E", 422, Texts.WRONG, Dress.MSG, "the same; plain JSON, key msg"),
    WRONG_ERROR("WRONG0422F", 422, Texts.WRONG, Dress.ERROR, "the same; plain JSON, key error"),
    WRONG_DESCRIPTION(
            "WRONG0422G", 422, Texts.WRONG, Dress.ERROR_DESCRIPTION, "the same; plain JSON, key error_description"),
    WRONG_ERROR_MESSAGE("WRONG0422H", 422, Texts.WRONG, Dress.ERROR_MESSAGE, "the same; plain JSON, key errorMessage"),
    WRONG_HTML("WRONG0422I", 422, Texts.WRONG, Dress.HTML, "the same; an HTML page"),
    WRONG_EMPTY("WRONG0422J", 422, Texts.WRONG, Dress.EMPTY, "the same; an empty body"),
    OTHER_422("OTHER0422A", 422, "Invalid date range", Dress.SEALED, "422 with another message"),
    DUPLICATE("DUPLI0422A", 422, Texts.DUPLICATE, Dress.SEALED, "422, as for a clientRefNo used before"),
    BAD_REQUEST("ERROR0400A", 400, "Request failed validation", Dress.SEALED, "400"),
    UNAUTHORIZED_ONCE(
            "ERROR0401A",
            401,
            Texts.DEAD_TOKEN,
            Dress.ERROR_DESCRIPTION,
            "401 the first time a clientRefNo is seen, then fine"),
    UNAUTHORIZED("ERROR0401B", 401, Texts.DEAD_TOKEN, Dress.ERROR_DESCRIPTION, "401, always"),
    FORBIDDEN("ERROR0403A", 403, "Access is denied", Dress.ERROR, "403"),
    NOT_FOUND("ERROR0404A", 404, "Not Found", Dress.MESSAGE, "404"),
    TOO_MANY("ERROR0429A", 429, "Too many requests", Dress.MESSAGE, "429 without Retry-After"),
    TOO_MANY_RETRY("ERROR0429B", 429, "Too many requests", Dress.MESSAGE, "429 with Retry-After: 2"),
    SERVER_ERROR("ERROR0500A", 500, "Internal error", Dress.SEALED, "500"),
    UNAVAILABLE("ERROR0503A", 503, "Service Unavailable", Dress.HTML, "503, an HTML page"),
    REDIRECT("ERROR0302A", 302, "Moved", Dress.EMPTY, "302 to /"),
    HANG("HANGS0000A", Delivery.HANG, "processed, never answered"),
    CLOSE("CLOSE0000A", Delivery.CLOSE, "processed, then the connection is closed without an answer"),
    BAD_SIGNATURE("BADSG0200A", Dress.BAD_SIGNATURE, "200, signature over another text"),
    PLAIN_SUCCESS("PLAIN0200A", Dress.PLAIN_IN_RESPONSE, "200, plain JSON text in response, unsigned"),
    UNDECRYPTABLE("UNDEC0200A", Dress.BAD_CIPHERTEXT, "200, signed well, does not decrypt"),
    NO_REQ_ID("NOREQ0200A", Dress.WITHOUT_REQ_ID, "200, sealed well, no reqId inside"),
    HTML_SUCCESS("HTMLS0200A", Dress.HTML, "200, an HTML page"),
    EMPTY_SUCCESS("EMPTY0200A", Dress.EMPTY, "200, an empty body");

    private static final Map<String, ScriptedPan> BY_PAN =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ScriptedPan::pan, Function.identity()));

    private final String pan;
    private final int status;
    private final String message;
    private final Dress dress;
    private final Delivery delivery;
    private final String fate;

    /** Refused. */
    ScriptedPan(String pan, int status, String message, Dress dress, String fate) {
        this(pan, status, message, dress, Delivery.WHOLE, fate);
    }

    /** Processed, and answered in that dress. */
    ScriptedPan(String pan, Dress dress, String fate) {
        this(pan, 200, "", dress, Delivery.WHOLE, fate);
    }

    /** Processed, and answered in that way. */
    ScriptedPan(String pan, Delivery delivery, String fate) {
        this(pan, 200, "", Dress.SEALED, delivery, fate);
    }

    ScriptedPan(String pan, int status, String message, Dress dress, Delivery delivery, String fate) {
        this.pan = pan;
        this.status = status;
        this.message = message;
        this.dress = dress;
        this.delivery = delivery;
        this.fate = fate;
    }

    static Optional<ScriptedPan> of(String pan) {
        return Optional.ofNullable(BY_PAN.get(pan));
    }

    public String pan() {
        return pan;
    }

    /** The HTTP status of the answer, if there is one. */
    public int status() {
        return status;
    }

    /** What happens, as one line for documentation. */
    public String fate() {
        return fate;
    }

    boolean isRefusal() {
        return status >= 300;
    }

    Reply refusal() {
        return Reply.failure(status, message).in(dress).retryAfter(this == TOO_MANY_RETRY ? 2 : 0);
    }

    Reply spoil(Reply success) {
        return success.in(dress).by(delivery);
    }

    /** The messages that MFCentral is known to send. */
    static final class Texts {
        static final String WRONG = "Invalid PAN/PEKRN, Mobile/Email combination";
        static final String DUPLICATE = "Duplicate clientRefNo";
        static final String DEAD_TOKEN = "Invalid access token";
        static final String WRONG_OTP = "Invalid OTP entered";

        private Texts() {}
    }
}
