package dev.mfcgateway.webhook;

import dev.mfcgateway.failure.RetryAfter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

/**
 * One POST, from the look-up of the address to the end of the answer. The status decides as soon as the answer's head is
 * there; whatever follows is read up to a bound, for the receiver's sake, and thrown away. One timer bounds it all.
 *
 * <p>Lives on one context, and only once. Its future never fails.
 */
final class Attempt {

    static final int LONGEST_ANSWER = 64 * 1024;

    private final Promise<Delivery> result = Promise.promise();
    private final Vertx vertx;
    private final HttpClient client;
    private final Receiver receiver;
    private final WebhookMessage message;
    private final InstantSource clock;

    private long timer;
    private boolean over;
    private HttpClientRequest request; // null until there is a connection
    private long read;

    Attempt(Vertx vertx, HttpClient client, Receiver receiver, WebhookMessage message, InstantSource clock) {
        this.vertx = vertx;
        this.client = client;
        this.receiver = receiver;
        this.message = message;
        this.clock = clock;
    }

    Future<Delivery> run(Duration timeout) {
        timer = vertx.setTimer(timeout.toMillis(), late -> end("timeout"));
        Future.succeededFuture(receiver)
                .compose(Receiver::address)
                .compose(address -> connect(address, timeout))
                .onSuccess(this::send)
                .onFailure(fault -> end(NetworkFault.beforeSending(fault)));
        return result.future();
    }

    private Future<HttpClientRequest> connect(SocketAddress address, Duration timeout) {
        return over
                ? Future.failedFuture(new TimeoutException()) // as was told already
                : client.request(post(address, timeout));
    }

    private RequestOptions post(SocketAddress address, Duration timeout) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(address)
                .setHost(receiver.host()) // for the header, the certificate and SNI; it is not looked up again
                .setPort(receiver.port())
                .setSsl(receiver.isTls())
                .setURI(receiver.target())
                .setFollowRedirects(false)
                .setConnectTimeout(timeout.toMillis())
                .setHeaders(HttpHeaders.headers().addAll(message.headers()));
    }

    private void send(HttpClientRequest connected) {
        connected.exceptionHandler(toldByTheAnswer -> {}); // unheard, it would be logged
        if (over) { // the connection came too late
            connected.connection().close();
            return;
        }
        request = connected;
        Future.succeededFuture(message.body())
                .compose(request::send)
                .onSuccess(this::read)
                .onFailure(fault -> end(NetworkFault.afterSending(fault)));
    }

    private void read(HttpClientResponse answer) {
        result.tryComplete(Delivery.answered(
                answer.statusCode(), RetryAfter.parse(answer.getHeader(HttpHeaders.RETRY_AFTER), clock.instant())));
        answer.exceptionHandler(brokenOff -> close());
        answer.endHandler(end -> close());
        answer.handler(chunk -> {
            read += chunk.length();
            if (read > LONGEST_ANSWER) {
                close();
            }
        });
    }

    private void end(String label) {
        over = true; // before anyone hears of it
        result.tryComplete(Delivery.unanswered(label));
        close();
    }

    private void close() {
        over = true;
        vertx.cancelTimer(timer);
        if (request != null) {
            request.connection().close();
        }
    }
}
