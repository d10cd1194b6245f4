package dev.mfcgateway.redis;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * To all nodes of a cluster, which the first endpoint to answer names. The endpoints are asked one after the other, by a
 * client that waits for each without end: another one is first each time, so that one that is connected to and says
 * nothing does not keep the gateway from the others. Any event loop.
 */
final class ClusterRoute implements RedisRoute {

    private final AtomicInteger turn = new AtomicInteger();
    private final RedisLinks links;
    private final List<String> endpoints;

    ClusterRoute(RedisLinks links, List<String> endpoints) {
        this.links = links;
        this.endpoints = endpoints;
    }

    @Override
    public Future<RedisLink> open() {
        List<String> turned = new ArrayList<>(endpoints);
        Collections.rotate(turned, -turn.getAndIncrement());
        return links.openCluster(turned);
    }
}
