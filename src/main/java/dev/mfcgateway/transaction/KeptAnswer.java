package dev.mfcgateway.transaction;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import java.util.Optional;

/**
 * An answer, as it went out.
 *
 * @param failure the row of the error map; empty for a success
 * @param cause with {@code internal_error} alone
 * @param body the JSON, which may hold a redirect URL
 */
public record KeptAnswer(Optional<FailureCategory> failure, Optional<FailureCause> cause, String body) {

    public int status() {
        return failure.map(FailureCategory::status).orElse(200);
    }

    @Override
    public String toString() {
        return "KeptAnswer(" + status() + ")";
    }
}
