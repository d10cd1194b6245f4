package dev.mfcgateway.mfcentral;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;

/** What came back over HTTP, unread. Its body may hold anything: it is neither logged nor handed on. */
record Answer(int status, Optional<Duration> retryAfter, Buffer body) {

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
