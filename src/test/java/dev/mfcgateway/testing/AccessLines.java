package dev.mfcgateway.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.mfcgateway.testing.Partner.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * What the gateways of this JVM say in their access log of how long they took: a caller's clock would count the caller's
 * own waiting for the machine, too. Any thread.
 */
public final class AccessLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Logger ACCESS = (Logger) LoggerFactory.getLogger("dev.mfcgateway.access");

    private final Map<String, Duration> tookByRequest = new ConcurrentHashMap<>();

    private AccessLines() {}

    /** From now on, until it is closed. */
    public static AccessLines watch() {
        AccessLines lines = new AccessLines();
        lines.start();
        ACCESS.addAppender(lines);
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        Map<String, Object> fields =
                event.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
        Duration took = Duration.ofNanos((long) ((double) fields.get("ms") * 1_000_000));
        tookByRequest.put((String) fields.get("requestId"), took);
    }

    /** From the request's head to its answer; the line is written before the answer is. */
    public Duration took(Answer answer) {
        return Optional.ofNullable(tookByRequest.get(answer.headers().get("X-Request-Id")))
                .orElseThrow(() -> new AssertionError("no line about " + answer.text()));
    }

    @Override
    public void close() {
        ACCESS.detachAppender(this);
        stop();
    }
}
