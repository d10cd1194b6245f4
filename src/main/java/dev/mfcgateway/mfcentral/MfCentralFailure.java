package dev.mfcgateway.mfcentral;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import java.time.Duration;
import java.util.List;

/** A call to MFCentral that did not end well: the row the caller is told, and what MFCentral did. */
public final class MfCentralFailure extends GatewayFailure {

    private static final long serialVersionUID = 1L;

    /** What MFCentral did, as far as anyone can know. */
    public enum Effect {
        /** Certainly nothing: the call was not sent, or was refused at the door. What it counted for is given back. */
        NONE,
        /** It answered that it will not do this: send this OTP, take this OTP. It stays counted. */
        DECLINED,
        /** It may have done it. It stays counted; what sends an OTP or uses something up is never tried again. */
        UNKNOWN
    }

    /** What the failure says of MFCentral's health. */
    public enum Blame {
        /** MFCentral is in trouble: counts towards opening the breaker. */
        UPSTREAM,
        /** The request, its credentials or this gateway were at fault. */
        NOBODY
    }

    private final Effect effect;
    private final Blame blame;

    private MfCentralFailure(
            FailureCategory category, FailureCause cause, Duration retryAfter, Effect effect, Blame blame) {
        super(category, cause, retryAfter, List.of());
        this.effect = effect;
        this.blame = blame;
    }

    public static MfCentralFailure of(FailureCategory category, Effect effect) {
        return new MfCentralFailure(category, null, null, effect, Blame.NOBODY);
    }

    public static MfCentralFailure internal(FailureCause cause, Effect effect, Blame blame) {
        return new MfCentralFailure(FailureCategory.INTERNAL_ERROR, cause, null, effect, blame);
    }

    /** The same failure, with the time after which MFCentral (or the breaker) will listen again. */
    public MfCentralFailure retryAfter(Duration retryAfter) {
        return new MfCentralFailure(category(), internalCause().orElse(null), retryAfter, effect, blame);
    }

    public Effect effect() {
        return effect;
    }

    public Blame blame() {
        return blame;
    }
}
