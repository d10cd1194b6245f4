package dev.mfcgateway.webhook;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.time.InstantSource;

/**
 * One tenant's way to its partner. Each call is one POST over a connection of its own, to an address that was checked;
 * it follows no redirect, and never tries again by itself. When to try again is {@link RetrySchedule}'s to say, and what
 * to remember the caller's.
 *
 * <p>Any thread; the future completes on the caller's context. It does not fail: what went wrong is a {@link Delivery}.
 */
public final class Webhook implements AutoCloseable {

    /** One whole try: look-up, connection, sending, and the head of the answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** At once, to one address. A partner that hangs must not have us hold more. */
    private static final int CONNECTIONS = 64;

    /** As many again wait for a place; connections under way count as waiting too. */
    private static final int WAITING = 2 * CONNECTIONS;

    private static final int LONGEST_HEADER = 8 * 1024;

    private final Vertx vertx;
    private final Receiver receiver;
    private final InstantSource clock;
    private final Duration timeout;
    private final HttpClient client;

    public Webhook(Vertx vertx, WebhookOptions options, InstantSource clock) {
        this(vertx, new Receiver(options, HostLookup.of(vertx)), clock, TIMEOUT, new HttpClientOptions());
    }

    /** @param tls whom to trust; all else is overwritten */
    Webhook(Vertx vertx, Receiver receiver, InstantSource clock, Duration timeout, HttpClientOptions tls) {
        this.vertx = vertx;
        this.receiver = receiver;
        this.clock = clock;
        this.timeout = timeout;
        this.client = vertx.httpClientBuilder()
                .with(http(tls, Math.toIntExact(timeout.toMillis())))
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING))
                .withConnectHandler(Webhook::keepOutOfTheLog)
                .build();
    }

    private static HttpClientOptions http(HttpClientOptions tls, int timeoutMillis) {
        return tls.setConnectTimeout(timeoutMillis)
                .setSslHandshakeTimeout(timeoutMillis)
                .setSslHandshakeTimeoutUnit(MILLISECONDS)
                .setVerifyHost(true)
                .setKeepAlive(false)
                .setMaxHeaderSize(LONGEST_HEADER);
    }

    /** Unheard, Vert.x logs what it could not decode, and that may be anything. */
    private static void keepOutOfTheLog(HttpConnection connection) {
        connection.exceptionHandler(toldByTheDelivery -> {});
    }

    /** Sends {@code message}, once. */
    public Future<Delivery> deliver(WebhookMessage message) {
        Promise<Delivery> result = Promise.promise();
        try {
            vertx.getOrCreateContext().runOnContext(own -> new Attempt(vertx, client, receiver, message, clock)
                    .run(timeout)
                    .onComplete(result));
        } catch (RuntimeException ofOurs) { // such as a Vert.x that was closed
            result.tryComplete(Delivery.unanswered("unexpected"));
        }
        return result.future();
    }

    @Override
    public void close() {
        client.close();
    }
}
