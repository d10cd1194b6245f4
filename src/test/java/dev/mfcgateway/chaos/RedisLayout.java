package dev.mfcgateway.chaos;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FreePort;
import dev.mfcgateway.testing.RealCluster;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.RealSentinel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How the servers of a Redis are set up, by the names of {@code redis.type}. */
enum RedisLayout {
    STANDALONE {
        @Override
        RedisServers start(Path directory) throws IOException, InterruptedException {
            RealRedis one = RealRedis.start();
            return new RedisServers(List.of(one.endpoint()), List.of(one), List.of(), silence -> {}, one::close);
        }
    },
    REPLICATION {
        @Override
        RedisServers start(Path directory) throws IOException, InterruptedException {
            RealRedis primary = RealRedis.start();
            RealRedis replica =
                    RealRedis.start(FreePort.next(), "--replicaof", "127.0.0.1", Integer.toString(primary.port()));
            Await.until("the replica follows", () -> replica.says("master_link_status:up", "INFO", "replication"));
            List<RealRedis> both = List.of(primary, replica);
            return new RedisServers(
                    both.stream().map(RealRedis::endpoint).toList(),
                    both,
                    List.of(),
                    silence -> {},
                    () -> both.forEach(RealRedis::close));
        }

        @Override
        void handOver(RedisServers servers, RealRedis primary, RealRedis replica) throws IOException {
            replica.ask("REPLICAOF", "NO", "ONE");
            primary.ask("REPLICAOF", "127.0.0.1", Integer.toString(replica.port()));
        }
    },
    SENTINEL {
        @Override
        RedisServers start(Path directory) throws IOException, InterruptedException {
            RealSentinel redis = new RealSentinel(directory);
            return new RedisServers(
                    redis.endpoints(),
                    List.of(redis.primary(), redis.replica()),
                    redis.sentinels(),
                    redis::callDeadAfter,
                    redis::close);
        }

        @Override
        void handOver(RedisServers servers, RealRedis primary, RealRedis replica) {
            RealRedis sentinel = servers.sentinels().get(0);
            Await.until("a sentinel agrees", () -> sentinel.says("OK", "SENTINEL", "FAILOVER", RealSentinel.MASTER));
        }
    },
    CLUSTER {
        @Override
        RedisServers start(Path directory) throws IOException, InterruptedException {
            RealCluster redis = new RealCluster(directory);
            return new RedisServers(redis.endpoints(), redis.nodes(), List.of(), redis::callDeadAfter, redis::close);
        }

        @Override
        void handOver(RedisServers servers, RealRedis primary, RealRedis replica) throws IOException {
            replica.ask("CLUSTER", "FAILOVER");
        }

        /**
         * One to each node that was known when it connected, which all primaries were; and one more to each that was asked,
         * when the others would not say, who keeps what.
         */
        @Override
        boolean areRight(RedisServers servers, List<Long> connections, int loops) {
            return connections.stream().allMatch(some -> some <= 2L * loops)
                    && servers.primaries().stream()
                            .allMatch(one -> connections.get(servers.stores().indexOf(one)) > 0);
        }
    };

    /** @param directory where they may keep what they know */
    abstract RedisServers start(Path directory) throws IOException, InterruptedException;

    /** Has the replica take its primary's place, and the other way round. */
    void handOver(RedisServers servers, RealRedis primary, RealRedis replica) throws IOException {
        throw new UnsupportedOperationException("there is no replica");
    }

    /** Whether each of so many event loops has the connections that it is to have: one to the primary. */
    boolean areRight(RedisServers servers, List<Long> connections, int loops) {
        return sum(connections) == loops
                && servers.primaries().stream()
                        .allMatch(one -> connections.get(servers.stores().indexOf(one)) == loops);
    }

    private static long sum(List<Long> connections) {
        return connections.stream().mapToLong(Long::longValue).sum();
    }

    /** In a cluster there is no such thing as a primary that waits for another one. */
    Stream<RedisFault> faults() {
        return Stream.of(RedisFault.values()).filter(fault -> this != CLUSTER || fault != RedisFault.DEMOTED);
    }

    /** As the configuration says it. */
    String type() {
        return name().toLowerCase(Locale.ROOT);
    }
}
