package dev.mfcgateway.chaos;

import dev.mfcgateway.testing.Partner;
import java.time.Duration;

/**
 * What came back for one request.
 *
 * @param status 0 where the connection broke without an answer
 * @param outcome {@code ok}, the error's category, with its cause where it has one, or how the connection broke
 */
record Told(int status, String outcome, Duration took) {

    static Told of(Partner.Answer answer, Duration took) {
        if (answer.status() == 200) {
            return new Told(200, "ok", took);
        }
        String cause = answer.cause() == null ? "" : " " + answer.cause();
        return new Told(answer.status(), answer.category() + cause, took);
    }

    static Told broken(Throwable failure, Duration took) {
        return new Told(0, failure.getClass().getSimpleName() + ": " + failure.getMessage(), took);
    }

    boolean isOk() {
        return status == 200;
    }

    boolean isAnswered() {
        return status != 0;
    }

    @Override
    public String toString() {
        return "after " + took.toMillis() + " ms " + (isAnswered() ? status + " " : "") + outcome;
    }
}
