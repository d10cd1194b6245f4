package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCause.MFC_BAD_RESPONSE;
import static dev.mfcgateway.failure.FailureCause.MFC_TIMEOUT;
import static dev.mfcgateway.failure.FailureCause.MFC_UNREACHABLE;
import static dev.mfcgateway.failure.FailureCause.OVERLOADED;
import static dev.mfcgateway.failure.FailureCause.UNEXPECTED;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.NOBODY;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.UPSTREAM;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.UNKNOWN;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.mfcgateway.failure.RetryAfter;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One tenant's POSTs to MFCentral. The border that matters runs through here: while a connection is being had, certainly
 * nothing was sent ({@code NONE}); from the first byte on, MFCentral may have acted ({@code UNKNOWN}), whatever comes
 * back. It follows no redirect, never sends twice, and reads no meaning into an answer.
 *
 * <p>Any event loop. Before sending fails with {@code mfc_unreachable}, {@code overloaded} (no place in the pool),
 * {@code mfc_timeout} (the deadline was over) or {@code unexpected}; after it with {@code mfc_timeout},
 * {@code mfc_unreachable} (the connection broke) or {@code mfc_bad_response} (no HTTP, or too much of it).
 */
public final class MfCentralHttp implements AutoCloseable {

    static final int LONGEST_BODY = 256 * 1024;
    static final int LONGEST_DOCUMENT = 16 * 1024 * 1024;

    private static final int LONGEST_HEADER = 8 * 1024;

    /** Calls for a token have no place of their own in {@code maxInFlight}, and a closing connection keeps its a moment. */
    private static final int SPARE_CONNECTIONS = 16;

    /** Below what servers keep idle connections for, so that a POST hardly ever meets one that is being closed. */
    private static final int IDLE_SECONDS = 2;

    /** So that a change of MFCentral's address is followed. */
    private static final int LIFETIME_SECONDS = 60;

    /** Vert.x's own timer for a connection can be lost to a race: this one comes after it, and cannot. */
    private static final long CONNECT_GRACE_MILLIS = 1_000;

    private final Vertx vertx;
    private final URI baseUrl;
    private final Duration connectTimeout;
    private final InstantSource clock;
    private final HttpClient client;

    public MfCentralHttp(Vertx vertx, MfCentralOptions options, InstantSource clock) {
        this.vertx = vertx;
        this.baseUrl = options.baseUrl();
        this.connectTimeout = options.connectTimeout();
        this.clock = clock;
        this.client = vertx.httpClientBuilder()
                .with(http(options))
                .with(pool(options))
                .withConnectHandler(MfCentralHttp::keepOutOfTheLog)
                .build();
    }

    /** @param path of the call, below the base URL */
    Future<Answer> post(String path, MultiMap headers, Buffer body, Deadline deadline) {
        return post(path, headers, body, LONGEST_BODY, deadline);
    }

    /** @param longestSuccess how many bytes the body of a 2xx may have */
    Future<Answer> post(String path, MultiMap headers, Buffer body, int longestSuccess, Deadline deadline) {
        return connection(path, headers, deadline)
                .compose(request -> exchange(request, body, longestSuccess, deadline));
    }

    @Override
    public void close() {
        client.close();
    }

    private Future<HttpClientRequest> connection(String path, MultiMap headers, Deadline deadline) {
        if (deadline.isOver()) {
            return Future.failedFuture(MfCentralFailure.internal(MFC_TIMEOUT, NONE, NOBODY));
        }
        long pause = ThreadLocalRandom.current().nextLong(100, 300);
        return connect(path, headers, deadline)
                .recover(failure -> {
                    boolean again = notSent(failure).blame() == UPSTREAM && pause < deadline.remainingMillis();
                    return again
                            ? vertx.timer(pause, MILLISECONDS).compose(rested -> connect(path, headers, deadline))
                            : Future.failedFuture(failure);
                })
                .recover(failure -> Future.failedFuture(notSent(failure)));
    }

    private Future<HttpClientRequest> connect(String path, MultiMap headers, Deadline deadline) {
        long millis = Math.min(connectTimeout.toMillis(), deadline.timerMillis());
        Future<HttpClientRequest> connected;
        try {
            connected = client.request(target(path, headers).setConnectTimeout(millis));
        } catch (RuntimeException ofOurs) { // such as a client that was closed
            return Future.failedFuture(ofOurs);
        }
        return connected
                .timeout(millis + CONNECT_GRACE_MILLIS, MILLISECONDS)
                .onFailure(tooLate -> connected.onSuccess(HttpClientRequest::reset));
    }

    private static MfCentralFailure notSent(Throwable failure) {
        if (failure instanceof ConnectionPoolTooBusyException) {
            return MfCentralFailure.internal(OVERLOADED, NONE, NOBODY);
        }
        boolean ofOurs = failure instanceof IllegalArgumentException || failure instanceof IllegalStateException;
        return ofOurs
                ? MfCentralFailure.internal(UNEXPECTED, NONE, NOBODY)
                : MfCentralFailure.internal(MFC_UNREACHABLE, NONE, UPSTREAM);
    }

    private Future<Answer> exchange(HttpClientRequest request, Buffer body, int longestSuccess, Deadline deadline) {
        if (deadline.isOver()) { // the connection took all there was
            request.reset();
            return Future.failedFuture(MfCentralFailure.internal(MFC_UNREACHABLE, NONE, UPSTREAM));
        }
        Promise<Answer> answer = Promise.promise();
        long timer = vertx.setTimer(
                deadline.timerMillis(),
                late -> answer.tryFail(MfCentralFailure.internal(MFC_TIMEOUT, UNKNOWN, UPSTREAM)));
        request.exceptionHandler(toldByTheAnswer -> {});
        Future.succeededFuture(body)
                .compose(request::send)
                .compose(response -> read(response, longestSuccess))
                .onSuccess(answer::tryComplete)
                .onFailure(failure -> answer.tryFail(sent(failure)));
        return answer.future().onComplete(over -> {
            vertx.cancelTimer(timer);
            if (over.failed()) {
                request.reset(); // frees the connection, which nothing else would
            }
        });
    }

    /** What is no success is an error, and errors are short. */
    private Future<Answer> read(HttpClientResponse response, int longestSuccess) {
        int status = response.statusCode();
        if (status < 200) { // Vert.x takes it for the answer, and what comes after it for the next call's
            response.exceptionHandler(toldByTheAnswer -> {});
            response.request().connection().close();
            return Future.failedFuture(MfCentralFaults.badResponse());
        }
        return BoundedBody.of(response, status / 100 == 2 ? longestSuccess : LONGEST_BODY)
                .map(whole -> new Answer(
                        status, RetryAfter.parse(response.getHeader(HttpHeaders.RETRY_AFTER), clock.instant()), whole));
    }

    private static MfCentralFailure sent(Throwable failure) {
        boolean broke = failure instanceof IOException || failure instanceof HttpClosedException;
        return MfCentralFailure.internal(broke ? MFC_UNREACHABLE : MFC_BAD_RESPONSE, UNKNOWN, UPSTREAM);
    }

    private RequestOptions target(String path, MultiMap headers) {
        boolean tls = "https".equals(baseUrl.getScheme());
        int port = baseUrl.getPort() > 0 ? baseUrl.getPort() : tls ? 443 : 80;
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(baseUrl.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(baseUrl.getRawPath() + path)
                .setFollowRedirects(false)
                .setHeaders(headers.set(HttpHeaders.USER_AGENT, "mfc-gateway"));
    }

    /** Unheard, Vert.x logs what it could not decode, and that may be anything. The call's own failure says enough. */
    private static void keepOutOfTheLog(HttpConnection connection) {
        connection.exceptionHandler(toldByTheAnswer -> {});
    }

    private static HttpClientOptions http(MfCentralOptions options) {
        int connectMillis = Math.toIntExact(options.connectTimeout().toMillis());
        return new HttpClientOptions()
                .setConnectTimeout(connectMillis)
                .setSslHandshakeTimeout(connectMillis)
                .setSslHandshakeTimeoutUnit(MILLISECONDS)
                .setVerifyHost(true)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(LONGEST_HEADER);
    }

    private static PoolOptions pool(MfCentralOptions options) {
        int connections = options.maxInFlight() + SPARE_CONNECTIONS;
        return new PoolOptions()
                .setHttp1MaxSize(connections)
                .setMaxWaitQueueSize(SPARE_CONNECTIONS)
                .setMaxLifetime(LIFETIME_SECONDS);
    }
}
