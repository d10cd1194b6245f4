package dev.mfcgateway.redis;

import dev.mfcgateway.metrics.RedisMetrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.PromiseInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * One connection for each event loop that has come here with a command. Who comes with one on an event loop takes its
 * own; while that does not stand, or from elsewhere, any that stands. The answer comes back on the caller's context. Any
 * thread.
 */
final class RedisConnections {

    private final Map<Thread, HeldConnection> byLoop = new ConcurrentHashMap<>();
    private final List<HeldConnection> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final VertxInternal vertx;
    private final RedisRoute route;
    private final RedisProbe probe;
    private final Duration timeout;
    private final RedisMetrics metrics;
    private final RedisTrouble trouble;
    private volatile boolean closed;

    RedisConnections(Vertx vertx, RedisStoreOptions options, RedisMetrics metrics, RedisTrouble trouble) {
        this.vertx = (VertxInternal) vertx;
        this.route = RedisRoute.of(vertx, options);
        this.probe = new RedisProbe(options.keyPrefix());
        this.timeout = options.commandTimeout();
        this.metrics = metrics;
        this.trouble = trouble;
    }

    /** What Redis answers; fails with its error, with a time-out, or because there is no connection. */
    Future<Response> send(Request command) {
        ContextInternal caller = vertx.getOrCreateContext();
        if (closed) {
            return caller.failedFuture("closed");
        }
        boolean isOnLoop = caller.isEventLoopContext() && caller.inThread();
        HeldConnection own = isOnLoop ? ownOf(caller) : null;
        if (own != null && own.stands()) {
            return own.send(command);
        }
        HeldConnection held = standing().orElseGet(() -> own != null ? own : foreign());
        PromiseInternal<Response> answer = caller.promise();
        held.loop().runOnContext(go -> held.send(command).onComplete(answer));
        return answer.future();
    }

    private HeldConnection ownOf(ContextInternal caller) {
        HeldConnection known = byLoop.get(Thread.currentThread());
        return known != null ? known : byLoop.computeIfAbsent(Thread.currentThread(), loop -> held(caller));
    }

    /** Where nobody has come on an event loop yet. */
    private synchronized HeldConnection foreign() {
        return all.isEmpty() ? held(vertx.createEventLoopContext()) : all.get(0);
    }

    /** On a context of its own, which nobody undeploys, and which carries nothing of the caller's. */
    private HeldConnection held(ContextInternal onLoop) {
        ContextInternal loop =
                onLoop.unwrap().toBuilder().withCloseFuture(vertx.closeFuture()).build();
        HeldConnection held = new HeldConnection(loop, route, probe, timeout, metrics, trouble);
        all.add(held);
        loop.runOnContext(go -> byLoop.putIfAbsent(Thread.currentThread(), held));
        held.start();
        if (closed) { // while it was made
            held.close();
        }
        return held;
    }

    private Optional<HeldConnection> standing() {
        int size = all.size();
        int begin = turn.getAndIncrement();
        return IntStream.range(0, size)
                .mapToObj(place -> all.get(Math.floorMod(begin + place, size)))
                .filter(HeldConnection::stands)
                .findFirst();
    }

    Future<Void> close() {
        closed = true;
        return Future.join(all.stream().map(HeldConnection::close).toList()).mapEmpty();
    }
}
