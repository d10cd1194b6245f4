package dev.mfcgateway.redis;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One connection, and a Redis client that has no other: what the client pools, it gives back to the pool when it is told
 * to close it, and a handshake that fails leaves its socket open. Only the client's own end takes everything with it. Of
 * a cluster it is a connection to each node. It has no time-out once it is open, and does not come back by itself. One
 * event loop's.
 */
final class RedisLink {

    private final Redis client;
    private final RedisConnection connection;
    private final RedisClientType type;
    private Handler<Throwable> whenBroken = broken -> {};
    private Throwable cause;

    private RedisLink(Redis client, RedisConnection connection, RedisClientType type) {
        this.client = client;
        this.connection = connection;
        this.type = type;
        connection.endHandler(ended -> broke(new IOException("the connection was closed")));
        connection.exceptionHandler(this::broke);
    }

    /** Connects and shakes hands; what is not there by then is closed. */
    static Future<RedisLink> open(Vertx vertx, RedisOptions options, Duration within) {
        Redis client = Redis.createClient(vertx, options);
        return client.connect()
                .timeout(within.toMillis(), TimeUnit.MILLISECONDS)
                .map(connection -> new RedisLink(client, connection, options.getType()))
                .onFailure(failure -> client.close());
    }

    Future<Response> send(Request command) {
        return connection.send(command);
    }

    /** Calls {@code handler} once, when the connection has ended, or one of a cluster's has. */
    void whenBroken(Handler<Throwable> handler) {
        whenBroken = handler;
        if (cause != null) {
            handler.handle(cause);
        }
    }

    private void broke(Throwable failure) {
        if (cause == null) {
            cause = failure;
            whenBroken.handle(failure);
        }
    }

    /** Whether it can be of use although part of it is broken: the other nodes of a cluster still answer. */
    boolean carriesOnInParts() {
        return type == RedisClientType.CLUSTER;
    }

    /** Commands that wait for an answer fail. */
    Future<Void> close() {
        whenBroken = broken -> {};
        return client.close();
    }
}
