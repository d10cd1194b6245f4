package dev.mfcgateway.redis;

import dev.mfcgateway.metrics.RedisFailure;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * What a failed command tells. Of what Redis says only the first word is looked at and repeated: the rest may quote a
 * command, and what a library says may quote a password. Any thread.
 */
final class RedisError {

    /** Who says so, says the same to every command that writes: the connection leads to the wrong server, or too early. */
    private static final Set<String> LEADS_NOWHERE =
            Set.of("READONLY", "LOADING", "MASTERDOWN", "CLUSTERDOWN", "NOAUTH", "WRONGPASS");

    private RedisError() {}

    /** Whether Redis answered {@code code}. */
    static boolean is(String code, Throwable failure) {
        return isAnswer(failure) && firstWord(failure).equals(code);
    }

    /** Whether the connection is of no more use: it did not bring an answer, or leads to a Redis that takes no writes. */
    static boolean endsConnection(Throwable failure) {
        return (!isAnswer(failure) && !(failure instanceof TooManyCommands))
                || LEADS_NOWHERE.contains(firstWord(failure));
    }

    static RedisFailure kind(Throwable failure) {
        if (isAnswer(failure) || failure instanceof TooManyCommands) {
            return RedisFailure.REFUSED;
        }
        return failure instanceof TimeoutException ? RedisFailure.TIMEOUT : RedisFailure.DISCONNECTED;
    }

    /** For a line in the log. */
    static String describe(Throwable failure) {
        if (isAnswer(failure)) {
            return "it says " + firstWord(failure);
        }
        if (failure instanceof TimeoutException) {
            return "no answer in time";
        }
        boolean isSafe = failure instanceof IOException || failure instanceof TooManyCommands;
        return isSafe && failure.getMessage() != null ? failure.getMessage() : "no connection";
    }

    /** The client's own failures are no answers of Redis. */
    private static boolean isAnswer(Throwable failure) {
        return failure instanceof Response;
    }

    private static String firstWord(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        int space = message.indexOf(' ');
        return space < 0 ? message : message.substring(0, space);
    }
}
