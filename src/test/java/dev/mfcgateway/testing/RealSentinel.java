package dev.mfcgateway.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A primary, its replica, and three sentinels that watch them, each a process of its own. */
public final class RealSentinel implements AutoCloseable {

    public static final String MASTER = "mymaster";

    private final RealRedis primary;
    private final RealRedis replica;
    private final List<RealRedis> sentinels = new ArrayList<>();

    /** @param directory where the sentinels keep what they know */
    public RealSentinel(Path directory) throws IOException, InterruptedException {
        primary = RealRedis.start();
        replica = RealRedis.start(FreePort.next(), "--replicaof", "127.0.0.1", Integer.toString(primary.port()));
        Await.until("the replica follows", () -> replica.says("master_link_status:up", "INFO", "replication"));
        for (int number = 0; number < 3; number++) {
            sentinels.add(sentinel(Files.createDirectories(directory.resolve("sentinel" + number))));
        }
        sentinels.forEach(one ->
                Await.until("every sentinel knows all", () -> one.says("slaves=1,sentinels=3", "INFO", "sentinel")));
    }

    private RealRedis sentinel(Path directory) throws IOException, InterruptedException {
        int port = FreePort.next();
        Path config = directory.resolve("sentinel.conf");
        Files.writeString(
                config,
                """
                bind 127.0.0.1
                port %d
                dir %s
                sentinel monitor %s 127.0.0.1 %d 2
                sentinel down-after-milliseconds %s 1000
                sentinel failover-timeout %s 4000
                """
                        .formatted(port, directory.toAbsolutePath(), MASTER, primary.port(), MASTER, MASTER));
        return RealRedis.sentinel(port, config);
    }

    /** The sentinels'. */
    public List<String> endpoints() {
        return sentinels.stream().map(RealRedis::endpoint).toList();
    }

    public List<RealRedis> sentinels() {
        return List.copyOf(sentinels);
    }

    /** How long a primary may be silent before it counts as dead. */
    public void callDeadAfter(Duration silence) throws IOException {
        for (RealRedis sentinel : sentinels) {
            sentinel.ask("SENTINEL", "SET", MASTER, "down-after-milliseconds", Long.toString(silence.toMillis()));
        }
    }

    /** The primary at the start. */
    public RealRedis primary() {
        return primary;
    }

    /** The replica at the start. */
    public RealRedis replica() {
        return replica;
    }

    /** Has the replica take the primary's place, as if that were dead. */
    public void failOver() throws IOException {
        sentinels.get(0).ask("SENTINEL", "FAILOVER", MASTER);
    }

    @Override
    public void close() {
        sentinels.forEach(RealRedis::close);
        replica.close();
        primary.close();
    }
}
