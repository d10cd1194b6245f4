package dev.mfcgateway.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * How one try ended. It holds nothing of what the receiver wrote.
 *
 * @param label for the transaction's history: the answer's status code; or, where there was none, one of
 *     {@code timeout}, {@code unresolved}, {@code forbidden_address}, {@code unreachable}, {@code tls},
 *     {@code overloaded}, {@code closed}, {@code bad_answer}, {@code unexpected}
 * @param retryAfter what the receiver asks to be left alone for, up to a day; only with {@link Outcome#RETRY}
 */
public record Delivery(Outcome outcome, String label, Optional<Duration> retryAfter) {

    private static final int STATUS_GONE = 410;

    /** What the answer means for the parcel. */
    public enum Outcome {
        /** The receiver has it. */
        DELIVERED,
        /** The receiver wants nothing any more. */
        GONE,
        /** The receiver has it not, or nobody knows. */
        RETRY
    }

    static Delivery answered(int status, Optional<Duration> retryAfter) {
        String label = Integer.toString(status);
        if (status >= 200 && status < 300) {
            return new Delivery(Outcome.DELIVERED, label, Optional.empty());
        }
        return status == STATUS_GONE
                ? new Delivery(Outcome.GONE, label, Optional.empty())
                : new Delivery(Outcome.RETRY, label, retryAfter);
    }

    static Delivery unanswered(String label) {
        return new Delivery(Outcome.RETRY, label, Optional.empty());
    }
}
