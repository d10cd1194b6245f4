package dev.mfcgateway.redis;

import dev.mfcgateway.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** The way to the Redis that takes writes, looked for anew each time. On an event loop. */
interface RedisRoute {

    /** Fails where there is none now; nothing is left open then. */
    Future<RedisLink> open();

    static RedisRoute of(Vertx vertx, RedisStoreOptions options) {
        RedisLinks links = new RedisLinks(vertx, options);
        List<String> endpoints =
                options.endpoints().stream().map(Secret::reveal).toList();
        return switch (options.type()) {
            case STANDALONE -> () -> links.openPrimary(endpoints.get(0));
            case REPLICATION -> new ReplicationRoute(links, endpoints);
            case SENTINEL -> new SentinelRoute(links, endpoints, options.masterName());
            case CLUSTER -> new ClusterRoute(links, endpoints);
        };
    }
}
