package dev.mfcgateway.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers that do not wait for each other: each request is sent when it is due, in bursts of a fixed size, and its
 * latency counts from then. Answers may come in any order. One thread paces; any number may run beside each other.
 */
final class OpenLoop implements AutoCloseable {

    private static final int BACKLOG_LIMIT = 12_000;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final HttpClient client = vertx.httpClientBuilder()
            .with(new PoolOptions().setHttp1MaxSize(BACKLOG_LIMIT))
            .build();
    private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final AtomicReference<String> wrong = new AtomicReference<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final Load load;
    private final int port;

    OpenLoop(int port, Load load) {
        this.port = port;
        this.load = load;
    }

    /** Sends {@code bursts} of {@code size} requests, one each {@code everyMicros}, and waits for all answers. */
    OpenLoop run(int bursts, int size, long everyMicros) {
        long begin = System.nanoTime();
        for (int burst = 0; burst < bursts; burst++) {
            long due = begin + TimeUnit.MICROSECONDS.toNanos(burst * everyMicros);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int first = burst * size;
            underWay.addAndGet(size);
            vertx.runOnContext(now -> {
                for (int i = 0; i < size; i++) {
                    send(first + i, due);
                }
            });
        }
        awaitAnswers(bursts * size);
        return this;
    }

    private void send(int number, long due) {
        mostUnderWay.accumulateAndGet(underWay.get(), Math::max);
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI("/getOTP")
                        .putHeader("Content-Type", "application/json")
                        .putHeader("x-gateway-name", "acme"))
                .compose(request -> exchange(request, number))
                .onComplete(answer -> {
                    underWay.decrementAndGet();
                    latencies.add(System.nanoTime() - due);
                    if (answer.failed() || answer.result().status() != expected()) {
                        wrong.compareAndSet(
                                null,
                                answer.failed()
                                        ? answer.cause().toString()
                                        : answer.result().toString());
                    }
                });
    }

    private record Answer(int status, Buffer body) {}

    private int expected() {
        return load.isRefused() ? 400 : 200;
    }

    private Future<Answer> exchange(HttpClientRequest request, int number) {
        return request.send(load.body(number))
                .compose(response -> response.body().map(body -> new Answer(response.statusCode(), body)));
    }

    private void awaitAnswers(int requests) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(150);
        while (latencies.size() < requests && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        if (latencies.size() < requests || wrong.get() != null) {
            throw new IllegalStateException(
                    latencies.size() + " of " + requests + " answered; the first wrong one: " + wrong.get());
        }
    }

    int mostUnderWay() {
        return mostUnderWay.get();
    }

    /** The latency that so many of a hundred requests did not exceed, in milliseconds. */
    double percentile(double percent) {
        long[] sorted = latencies.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * percent / 100))] / 1e6;
    }

    @Override
    public void close() {
        vertx.close();
    }
}
