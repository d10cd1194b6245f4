package dev.mfcgateway.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/**
 * To the primary that the sentinels name. All are asked at once, and the first answer is taken: whoever is behind names a
 * server that takes no writes, and is asked again. On an event loop.
 */
final class SentinelRoute implements RedisRoute {

    private final RedisLinks links;
    private final List<String> sentinels;
    private final String masterName;

    SentinelRoute(RedisLinks links, List<String> sentinels, String masterName) {
        this.links = links;
        this.sentinels = sentinels;
        this.masterName = masterName;
    }

    @Override
    public Future<RedisLink> open() {
        List<Future<String>> asked = sentinels.stream().map(this::primaryBy).toList();
        return Future.any(asked)
                .map(any -> asked.stream()
                        .filter(Future::succeeded)
                        .findFirst()
                        .orElseThrow()
                        .result())
                .compose(links::openPrimary);
    }

    private Future<String> primaryBy(String sentinel) {
        return links.open(Endpoint.withoutDatabase(sentinel))
                .compose(link -> links.ask(link, primaryAddress()).eventually(link::close))
                .map(address -> at(address, sentinel));
    }

    private Request primaryAddress() {
        return Request.cmd(Command.SENTINEL).arg("GET-MASTER-ADDR-BY-NAME").arg(masterName);
    }

    private static String at(Response address, String sentinel) {
        if (address == null) {
            throw new IllegalStateException("the sentinel knows no such master");
        }
        return Endpoint.at(sentinel, address.get(0).toString(), address.get(1).toInteger());
    }
}
