package dev.mfcgateway.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.RedisReplicas;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Opens connections, each step within its time. Any event loop. */
final class RedisLinks {

    private static final Duration STEP = Duration.ofSeconds(2);

    /** A cluster's client holds one connection to each node, and asks for the slots on another one. */
    private static final int CLUSTER_POOL = 4;

    private final Vertx vertx;
    private final RedisProbe probe;
    private final Optional<String> caCertificates;

    RedisLinks(Vertx vertx, RedisStoreOptions options) {
        this.vertx = vertx;
        this.probe = new RedisProbe(options.keyPrefix());
        this.caCertificates = options.caCertificates();
    }

    /** A connection to whoever answers at {@code uri}. */
    Future<RedisLink> open(String uri) {
        return RedisLink.open(vertx, options(RedisClientType.STANDALONE, 1, List.of(uri)), STEP);
    }

    /** A connection to a Redis that takes writes. */
    Future<RedisLink> openPrimary(String uri) {
        return open(uri).compose(this::proven);
    }

    /** A connection to every node of a cluster that takes writes. */
    Future<RedisLink> openCluster(List<String> uris) {
        RedisOptions options = options(RedisClientType.CLUSTER, CLUSTER_POOL, uris);
        return RedisLink.open(vertx, options, STEP).compose(this::proven);
    }

    private RedisOptions options(RedisClientType type, int poolSize, List<String> uris) {
        return new RedisOptions()
                .setType(type)
                .setEndpoints(uris)
                .setUseReplicas(RedisReplicas.NEVER)
                .setPoolName("redis")
                .setMaxPoolSize(poolSize)
                .setMaxPoolWaiting(2 * HeldConnection.MOST_IN_FLIGHT)
                .setMaxWaitingHandlers(2 * HeldConnection.MOST_IN_FLIGHT)
                .setNetClientOptions(Endpoint.isTls(uris.get(0)) ? tls(network()) : network());
    }

    private static NetClientOptions network() {
        return new NetClientOptions()
                .setConnectTimeout((int) STEP.toMillis())
                .setTcpKeepAlive(true)
                .setTcpNoDelay(true);
    }

    /** The server's certificate must be for the host that was asked for. */
    private NetClientOptions tls(NetClientOptions network) {
        caCertificates.ifPresent(
                pem -> network.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(pem))));
        return network.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
    }

    /** Gives the connection back if it leads to a Redis that takes writes; otherwise fails, and closes it. */
    Future<RedisLink> proven(RedisLink link) {
        return ask(link, probe.command())
                .transform(answer -> answer.failed() && RedisError.endsConnection(answer.cause())
                        ? link.close().transform(closed -> Future.failedFuture(answer.cause()))
                        : Future.succeededFuture(link));
    }

    /** What the server says, within the time of a step. */
    Future<Response> ask(RedisLink link, Request request) {
        return link.send(request).timeout(STEP.toMillis(), TimeUnit.MILLISECONDS);
    }
}
