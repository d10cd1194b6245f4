package dev.mfcgateway.chaos;

import dev.mfcgateway.testing.RealRedis;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The servers of one Redis.
 *
 * @param endpoints what a gateway is told
 * @param stores who keeps records, primaries and replicas
 * @param sentinels who watches them
 * @param patience takes how long a primary may be silent before another one takes its place
 * @param end closes all of them
 */
record RedisServers(
        List<String> endpoints, List<RealRedis> stores, List<RealRedis> sentinels, Patience patience, Runnable end)
        implements AutoCloseable {

    /** Takes a time. */
    interface Patience {
        void is(Duration silence) throws IOException;
    }

    /** By what they say of themselves now. */
    List<RealRedis> primaries() {
        return stores.stream().filter(RealRedis::isPrimary).toList();
    }

    RealRedis replicaOf(RealRedis primary) {
        return stores.stream()
                .filter(store -> store.says("master_port:" + primary.port(), "INFO", "replication"))
                .findFirst()
                .orElseThrow();
    }

    /** How many connections each of them has from gateways, the stores first. */
    List<Long> connections() {
        return Stream.concat(stores.stream(), sentinels.stream())
                .map(server -> clients(server).count())
                .toList();
    }

    /** Those of gateways have no name, as a sentinel's have. */
    static Stream<String> clients(RealRedis server) {
        try {
            return server.ask("CLIENT", "LIST", "TYPE", "normal")
                    .lines()
                    .filter(client -> client.contains(" name= "))
                    .filter(client -> !client.contains(" cmd=client")); // who asks
        } catch (IOException notNow) {
            return Stream.empty();
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
