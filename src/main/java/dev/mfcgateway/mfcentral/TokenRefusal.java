package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCategory.MFC_INVALID_TOKEN;
import static dev.mfcgateway.failure.FailureCategory.MFC_RATE_LIMITED;

import java.time.Duration;

/**
 * That the token endpoint did not give a token, remembered so that callers do not press it: as long as it asked for, a
 * minute where the credentials are wrong, else 5 seconds that double up to a minute. Immutable.
 *
 * @param until by the nano clock
 */
record TokenRefusal(MfCentralFailure failure, Duration length, long until) {

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration RATE_LIMITED = Duration.ofSeconds(30);

    /** @param last how long the refusal before was remembered; zero if the flight before brought a token */
    static TokenRefusal after(MfCentralFailure failure, Duration last, long now) {
        Duration length = length(failure, last);
        return new TokenRefusal(failure, length, now + length.toNanos());
    }

    boolean holds(long now) {
        return now - until < 0;
    }

    /** The same failure for a later caller, with what is left of the time that MFCentral asked for. */
    MfCentralFailure again(long now) {
        return failure.retryAfter().isPresent() ? failure.retryAfter(Duration.ofNanos(until - now)) : failure;
    }

    private static Duration length(MfCentralFailure failure, Duration last) {
        if (failure.category() == MFC_RATE_LIMITED) {
            return failure.retryAfter().orElse(RATE_LIMITED);
        }
        if (failure.category() == MFC_INVALID_TOKEN) {
            return LONGEST;
        }
        Duration doubled = last.isZero() ? SHORTEST : last.multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
