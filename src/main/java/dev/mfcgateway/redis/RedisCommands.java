package dev.mfcgateway.redis;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.metrics.RedisMetrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/**
 * What Redis is told. A command that it does not answer in time, or refuses, fails with {@code redis_unavailable}: it may
 * or may not have been carried out, so nothing is ever sent again by itself. Only NOSCRIPT, which says that nothing ran,
 * is answered with the whole script. A key that holds something of another type fails with {@code unexpected}. Any
 * thread.
 */
public final class RedisCommands {

    private final RedisMetrics metrics;
    private final RedisTrouble trouble = new RedisTrouble(System::nanoTime);
    private final RedisConnections connections;
    private volatile boolean closed;

    public RedisCommands(Vertx vertx, RedisStoreOptions options, RedisMetrics metrics) {
        this.metrics = metrics;
        this.connections = new RedisConnections(vertx, options, metrics, trouble);
    }

    /** Runs {@code script} on {@code key}, in one round trip where Redis knows it already. */
    Future<Answer> run(LuaScript script, String key, List<String> arguments) {
        return run(script, List.of(key), arguments);
    }

    /** Runs {@code script} on several keys of one slot. */
    Future<Answer> run(LuaScript script, List<String> keys, List<String> arguments) {
        return connections
                .send(evaluation(Command.EVALSHA, script.sha1(), keys, arguments))
                .recover(failure -> RedisError.is("NOSCRIPT", failure)
                        ? connections.send(evaluation(Command.EVAL, script.source(), keys, arguments))
                        : Future.failedFuture(failure))
                .recover(this::failed)
                .map(Answer::of);
    }

    /** Carries out a command that is atomic without a script; gives null where Redis answers nil. */
    Future<Response> send(Request command) {
        return connections.send(command).recover(this::failed);
    }

    public Future<Void> close() {
        closed = true;
        return connections.close();
    }

    private static Request evaluation(Command command, String script, List<String> keys, List<String> arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    private Future<Response> failed(Throwable failure) {
        if (RedisError.is("WRONGTYPE", failure)) {
            return Future.failedFuture(Answer.unexpected());
        }
        metrics.failed(RedisError.kind(failure));
        if (!closed) {
            trouble.seen(RedisError.describe(failure));
        }
        return Future.failedFuture(GatewayFailure.internal(FailureCause.REDIS_UNAVAILABLE));
    }
}
