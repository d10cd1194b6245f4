package dev.mfcgateway.webhook;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Names what kept a try from getting an answer, in one word and without a word of what was thrown. */
final class NetworkFault {

    private NetworkFault() {}

    static String beforeSending(Throwable fault) {
        if (fault instanceof Receiver.Forbidden) {
            return "forbidden_address";
        }
        if (fault instanceof UnknownHostException) {
            return "unresolved";
        }
        if (fault instanceof SSLException) {
            return "tls";
        }
        if (fault instanceof ConnectionPoolTooBusyException) {
            return "overloaded";
        }
        if (fault instanceof TimeoutException) {
            return "timeout";
        }
        return isBroken(fault) ? "unreachable" : "unexpected";
    }

    static String afterSending(Throwable fault) {
        return isBroken(fault) ? "closed" : "bad_answer";
    }

    private static boolean isBroken(Throwable fault) {
        return fault instanceof IOException || fault instanceof HttpClosedException;
    }
}
