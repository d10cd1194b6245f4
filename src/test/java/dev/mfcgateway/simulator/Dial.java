package dev.mfcgateway.simulator;

import java.util.Arrays;
import java.util.Optional;

/** What can be turned on the simulator: name on the wire, kind, default, and what it does. See {@link Dials}. */
public enum Dial {
    DELAY_MS("delayMs", Kind.WHOLE, "every answer to a client call waits that long; the call is processed at once"),
    DELAY_JITTER_MS("delayJitterMs", Kind.WHOLE, "added to the delay: random, from 0 to this"),
    FAULT_RATE("faultRate", Kind.RATIO, "share of client calls refused with 500, before they are processed"),
    FORCED_STATUS("forcedStatus", Kind.STATUS, "every client call is refused with this status, 400 to 599; 0 = off"),
    REDIRECT_STATUS("redirectStatus", Kind.STATUS, "every client call is redirected, 300 to 399; 0 = off"),
    HTML_ERROR("htmlError", Kind.STATUS, "every client call is refused with this status and an HTML page; 0 = off"),
    EMPTY_ERROR("emptyError", Kind.STATUS, "every client call is refused with this status and no body; 0 = off"),
    RETRY_AFTER_SECONDS("retryAfterSeconds", Kind.WHOLE, "Retry-After of a 429 made by a dial; 0 = no header"),
    HANG("hang", Kind.FLAG, "client calls are processed and never answered"),
    CLOSE_AFTER_READ("closeAfterRead", Kind.FLAG, "client calls are processed, then the connection is closed"),
    DRIP("drip", Kind.FLAG, "answers to client calls come at one byte per second"),
    HUGE_ANSWER("hugeAnswer", Kind.FLAG, "answers to client calls are 200 MB long"),
    BAD_SIGNATURE("badSignature", Kind.FLAG, "answers carry a signature over another text"),
    UNSIGNED_SUCCESS("unsignedSuccess", Kind.FLAG, "success comes as plain JSON text, unsigned"),
    BAD_CIPHERTEXT("badCiphertext", Kind.FLAG, "success is signed well, but does not decrypt"),
    CONSENT_IN_RESPONSE("consentInResponse", Kind.FLAG, "investorconsent: 200 and an empty response, not 202"),
    TOKEN_STATUS("tokenStatus", Kind.STATUS, "every token call is refused with this status, 300 to 599; 0 = off"),
    TOKEN_DELAY_MS("tokenDelayMs", Kind.WHOLE, "every answer to a token call waits that long"),
    TOKEN_LIFETIME_SECONDS("tokenLifetimeSeconds", Kind.WHOLE, 2591999, "of tokens issued from now on; 0 = born dead"),
    TOKEN_DEATH("tokenDeath", Kind.FLAG, "true kills all live tokens now, and falls back to false");

    /** The longest delay or lifetime, in the dial's own unit. */
    private static final int MOST = 100_000_000;

    private final String wireName;
    private final Kind kind;
    private final int numberByDefault;
    private final String effect;

    Dial(String wireName, Kind kind, String effect) {
        this(wireName, kind, 0, effect);
    }

    Dial(String wireName, Kind kind, int numberByDefault, String effect) {
        this.wireName = wireName;
        this.kind = kind;
        this.numberByDefault = numberByDefault;
        this.effect = effect;
    }

    static Optional<Dial> named(String wireName) {
        return Arrays.stream(values())
                .filter(dial -> dial.wireName.equals(wireName))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    /** A Boolean, an Integer or, for a share, a Double. */
    public Object byDefault() {
        return switch (kind) {
            case FLAG -> false;
            case RATIO -> 0.0;
            case WHOLE, STATUS -> numberByDefault;
        };
    }

    /** What the dial does, as one line for documentation. */
    public String effect() {
        return effect;
    }

    /** Returns the value as it is kept, or throws an {@link IllegalArgumentException} that names the dial. */
    Object checked(Object value) {
        boolean good =
                switch (kind) {
                    case FLAG -> value instanceof Boolean;
                    case RATIO -> value instanceof Number ratio && ratio.doubleValue() >= 0 && ratio.doubleValue() <= 1;
                    case WHOLE -> value instanceof Integer number && number >= 0 && number <= MOST;
                    case STATUS -> value instanceof Integer status && (status == 0 || (status >= 300 && status <= 599));
                };
        if (!good) {
            throw new IllegalArgumentException(wireName + " must be " + kind.allowed);
        }
        return kind == Kind.RATIO ? ((Number) value).doubleValue() : value;
    }

    private enum Kind {
        FLAG("true or false"),
        RATIO("a number from 0 to 1"),
        WHOLE("a whole number from 0 to " + MOST),
        STATUS("0, or an HTTP status from 300 to 599");

        private final String allowed;

        Kind(String allowed) {
            this.allowed = allowed;
        }
    }
}
