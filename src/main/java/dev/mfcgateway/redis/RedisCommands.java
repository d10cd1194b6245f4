package dev.mfcgateway.redis;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.RedisReplicas;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to Redis. A command that Redis does not answer in time, or refuses, fails with
 * {@code redis_unavailable}: it may or may not have been carried out, so nothing is ever sent again by itself. Only
 * NOSCRIPT, which says that nothing ran, is answered with the whole script. A key that holds something of another type
 * fails with {@code unexpected}. Any event loop may call.
 */
public final class RedisCommands {

    private static final Logger LOG = LoggerFactory.getLogger(RedisCommands.class);

    private static final int POOL_SIZE = 32;
    private static final int POOL_WAITING = 4096;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** A connection that carries nothing this long is given back... */
    private static final Duration RECYCLE_AFTER = Duration.ofSeconds(5);

    /** ...so that one on which nothing comes this long is known to be stuck, and is cut. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    private final Redis redis;
    private final Duration timeout;
    private final AtomicBoolean answering = new AtomicBoolean(true);
    private volatile boolean closed;

    public RedisCommands(Vertx vertx, RedisStoreOptions options) {
        this.redis = Redis.createClient(vertx, clientOptions(options));
        this.timeout = options.commandTimeout();
    }

    private static RedisOptions clientOptions(RedisStoreOptions options) {
        RedisOptions client = new RedisOptions()
                .setType(options.type())
                .setMasterName(options.masterName())
                .setUseReplicas(RedisReplicas.NEVER)
                .setPoolName("redis")
                .setMaxPoolSize(POOL_SIZE)
                .setMaxPoolWaiting(POOL_WAITING)
                .setPoolCleanerInterval(1_000)
                .setPoolRecycleTimeout((int) RECYCLE_AFTER.toMillis());
        options.endpoints().stream().map(Secret::reveal).forEach(client::addConnectionString);
        client.getNetClientOptions()
                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setIdleTimeout((int) STUCK_AFTER.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return client;
    }

    /** Runs {@code script} on {@code key}, in one round trip where Redis knows it already. */
    Future<Answer> run(LuaScript script, String key, List<String> arguments) {
        return run(script, List.of(key), arguments);
    }

    /** Runs {@code script} on several keys of one slot. */
    Future<Answer> run(LuaScript script, List<String> keys, List<String> arguments) {
        return orUnavailable(redis.send(evaluation(Command.EVALSHA, script.sha1(), keys, arguments))
                        .recover(failure -> isUnknownScript(failure)
                                ? redis.send(evaluation(Command.EVAL, script.source(), keys, arguments))
                                : Future.failedFuture(failure)))
                .map(Answer::of);
    }

    /** Carries out a command that is atomic without a script; gives null where Redis answers nil. */
    Future<Response> send(Request command) {
        return orUnavailable(redis.send(command));
    }

    private Future<Response> orUnavailable(Future<Response> answer) {
        return answer.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(done -> answers())
                .recover(this::failed);
    }

    public Future<Void> close() {
        closed = true;
        return redis.close();
    }

    private static Request evaluation(Command command, String script, List<String> keys, List<String> arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    private static boolean isUnknownScript(Throwable failure) {
        return says("NOSCRIPT", failure);
    }

    private static boolean says(String error, Throwable failure) {
        String message = failure.getMessage();
        return message != null && message.startsWith(error);
    }

    private <T> Future<T> failed(Throwable failure) {
        return says("WRONGTYPE", failure) ? Future.failedFuture(Answer.unexpected()) : unavailable(failure);
    }

    /** Trouble is worth one line when it begins and one when it ends, not one for each request. */
    private <T> Future<T> unavailable(Throwable failure) {
        if (!closed && answering.compareAndSet(true, false)) {
            LOG.warn("Redis does not carry out commands: {}", failure.getMessage());
        }
        return Future.failedFuture(GatewayFailure.internal(FailureCause.REDIS_UNAVAILABLE));
    }

    private void answers() {
        if (!answering.get() && answering.compareAndSet(false, true)) {
            LOG.info("Redis carries out commands again");
        }
    }
}
