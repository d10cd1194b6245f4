package dev.mfcgateway.redis;

import dev.mfcgateway.metrics.RedisMetrics;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One event loop's connection, which all its commands share, one behind the other without waiting. Each command has its
 * own time-out. A connection that left a command unanswered, that ended, or that leads to a Redis which takes no writes
 * is closed, and another one is made, again and again until one stands; a write that changes nothing, once a second,
 * finds out without traffic. Meanwhile commands fail at once: nothing waits but for the very first attempt. Nothing is
 * sent twice. But for {@link #start}, {@link #stands} and {@link #close} its own event loop alone.
 */
final class HeldConnection {

    /** Commands that may wait for an answer; one more is {@link TooManyCommands}. */
    static final int MOST_IN_FLIGHT = 16_384;

    private static final Duration PROBE_EVERY = Duration.ofSeconds(1);

    private final Backoff backoff = new Backoff(Math::random);
    private final Promise<RedisLink> first; // of the loop: whoever waits for it goes on there
    private final ContextInternal loop;
    private final RedisRoute route;
    private final RedisProbe probe;
    private final Duration timeout;
    private final RedisMetrics metrics;
    private final RedisTrouble trouble;
    private volatile RedisLink standing;
    private boolean isSound; // no part of what stands is known to be broken
    private boolean isClosed;
    private int inFlight;
    private long probing;

    /** @param timeout of a command */
    HeldConnection(
            ContextInternal loop,
            RedisRoute route,
            RedisProbe probe,
            Duration timeout,
            RedisMetrics metrics,
            RedisTrouble trouble) {
        this.first = loop.promise();
        this.loop = loop;
        this.route = route;
        this.probe = probe;
        this.timeout = timeout;
        this.metrics = metrics;
        this.trouble = trouble;
    }

    /** Connects, and from then on holds the connection. */
    HeldConnection start() {
        loop.runOnContext(go -> {
            probing = loop.owner().setPeriodic(PROBE_EVERY.toMillis(), due -> probe());
            attempt();
        });
        return this;
    }

    boolean stands() {
        return standing != null;
    }

    Context loop() {
        return loop;
    }

    /** What Redis answers; fails with its error, with a time-out, or because there is no connection. */
    Future<Response> send(Request command) {
        if (inFlight >= MOST_IN_FLIGHT) {
            return Future.failedFuture(new TooManyCommands());
        }
        inFlight++;
        RedisLink link = standing;
        return (link != null ? link.send(command) : onFirst(command))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(answer -> carried(link, answer));
    }

    private Future<Response> onFirst(Request command) {
        return first.future().isComplete()
                ? Future.failedFuture("no connection")
                : first.future().compose(made -> made.send(command));
    }

    private void carried(RedisLink link, AsyncResult<Response> answer) {
        inFlight--;
        if (answer.succeeded()) {
            trouble.notSeen();
        } else if (RedisError.endsConnection(answer.cause())) {
            lost(link, answer.cause());
        }
    }

    private void probe() {
        if (isSound) {
            send(probe.command()).onSuccess(answered -> backoff.reset());
        }
    }

    private void attempt() {
        if (!isClosed) {
            route.open().onComplete(opened -> loop.runOnContext(go -> attempted(opened)));
        }
    }

    private void attempted(AsyncResult<RedisLink> opened) {
        if (opened.failed()) {
            trouble.seen(RedisError.describe(opened.cause()));
            first.tryFail(opened.cause());
            attemptLater();
        } else if (isClosed) {
            opened.result().close();
        } else {
            stand(opened.result());
        }
    }

    private void stand(RedisLink link) {
        RedisLink replaced = standing;
        standing = link;
        isSound = true;
        metrics.connected();
        if (!first.tryComplete(link)) {
            metrics.reconnected();
        }
        link.whenBroken(ended -> lost(link, ended));
        if (replaced != null) {
            replaced.close();
        }
    }

    private void lost(RedisLink link, Throwable cause) {
        if (link == standing && isSound) {
            isSound = false;
            metrics.disconnected();
            trouble.seen(RedisError.describe(cause));
            if (!link.carriesOnInParts()) {
                standing = null;
                link.close();
            }
            attemptLater();
        }
    }

    /** On its own loop's context, whoever's command it was that failed: a caller's may be undeployed. */
    private void attemptLater() {
        loop.runOnContext(go -> loop.owner().setTimer(backoff.next().toMillis(), due -> attempt()));
    }

    /** Commands that wait for an answer fail, and so does every later one. */
    Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        loop.runOnContext(go -> end().onComplete(closed));
        return closed.future();
    }

    private Future<Void> end() {
        RedisLink link = standing;
        isClosed = true;
        standing = null;
        first.tryFail("closed");
        loop.owner().cancelTimer(probing);
        if (link == null) {
            return Future.succeededFuture();
        }
        if (isSound) {
            isSound = false;
            metrics.disconnected();
        }
        return link.close();
    }
}
