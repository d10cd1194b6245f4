package dev.mfcgateway.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * To the primary among servers that replicate one another: the first one that takes writes, or the one that a replica
 * names as its primary. Vert.x's own way there never ends where the primary has no replica. On an event loop.
 */
final class ReplicationRoute implements RedisRoute {

    private final RedisLinks links;
    private final List<String> endpoints;

    ReplicationRoute(RedisLinks links, List<String> endpoints) {
        this.links = links;
        this.endpoints = endpoints;
    }

    @Override
    public Future<RedisLink> open() {
        Iterator<String> left = endpoints.iterator();
        return from(left.next(), left);
    }

    private Future<RedisLink> from(String endpoint, Iterator<String> left) {
        return links.open(endpoint)
                .compose(link -> primary(endpoint, link))
                .recover(failure -> left.hasNext() ? from(left.next(), left) : Future.failedFuture(failure));
    }

    /** {@code link} itself, or where it points to. */
    private Future<RedisLink> primary(String endpoint, RedisLink link) {
        return links.ask(link, Request.cmd(Command.ROLE))
                .map(ReplicationRoute::primaryOf)
                .otherwise(Optional.empty()) // who may not ask finds out by writing
                .compose(primary -> primary.isEmpty()
                        ? links.proven(link)
                        : link.close().compose(closed -> links.openPrimary(at(primary.get(), endpoint))));
    }

    private static String at(Response replica, String endpoint) {
        return Endpoint.at(endpoint, replica.get(1).toString(), replica.get(2).toInteger());
    }

    /** What a replica says of itself and its primary. */
    private static Optional<Response> primaryOf(Response role) {
        return Optional.of(role).filter(says -> says.get(0).toString().equals("slave"));
    }
}
