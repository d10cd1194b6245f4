package dev.mfcgateway.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three primaries with a third of the slots each, and a replica of each, all of them processes of their own. */
public final class RealCluster implements AutoCloseable {

    private static final int SLOTS = 16_384;
    private static final int PRIMARIES = 3;

    /** A node's port for the others is its own and this. */
    private static final int BUS = 10_000;

    private static final int HIGHEST = 65_535 - BUS;

    private final List<RealRedis> nodes = new ArrayList<>();

    /** @param directory where the nodes keep what they know */
    public RealCluster(Path directory) throws IOException, InterruptedException {
        for (int number = 0; number < 2 * PRIMARIES; number++) {
            nodes.add(node(Files.createDirectories(directory.resolve("node" + number))));
        }
        for (int number = 0; number < PRIMARIES; number++) {
            String slots = IntStream.range(number * SLOTS / PRIMARIES, (number + 1) * SLOTS / PRIMARIES)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(" "));
            nodes.get(number).ask("CLUSTER", "ADDSLOTS", slots);
        }
        for (RealRedis node : nodes) {
            node.ask(
                    "CLUSTER",
                    "MEET",
                    "127.0.0.1",
                    Integer.toString(nodes.get(0).port()));
        }
        awaitEach("all know all", "cluster_known_nodes:6");
        for (int number = 0; number < PRIMARIES; number++) {
            replica(number)
                    .ask(
                            "CLUSTER",
                            "REPLICATE",
                            primary(number).ask("CLUSTER", "MYID").trim());
        }
        for (int number = 0; number < PRIMARIES; number++) {
            RealRedis replica = replica(number);
            Await.until("the replica follows", () -> replica.says("master_link_status:up", "INFO", "replication"));
        }
        awaitEach("the cluster is well", "cluster_state:ok");
        nodes.forEach(node -> Await.until("all know who follows whom", () -> replicasKnownTo(node) == PRIMARIES));
    }

    private static long replicasKnownTo(RealRedis node) {
        try {
            return node.ask("CLUSTER", "NODES")
                    .lines()
                    .filter(line -> line.contains("slave"))
                    .count();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static RealRedis node(Path directory) throws IOException, InterruptedException {
        int port = FreePort.next();
        while (port > HIGHEST) {
            port = FreePort.next();
        }
        return RealRedis.start(
                port,
                "--cluster-enabled",
                "yes",
                "--cluster-node-timeout",
                "1500",
                "--dir",
                directory.toAbsolutePath().toString());
    }

    private void awaitEach(String what, String text) {
        nodes.forEach(node -> Await.until(what, () -> node.says(text, "CLUSTER", "INFO")));
    }

    public List<String> endpoints() {
        return nodes.stream().map(RealRedis::endpoint).toList();
    }

    public List<RealRedis> nodes() {
        return List.copyOf(nodes);
    }

    /** How long a primary may be silent before it counts as dead. */
    public void callDeadAfter(Duration silence) throws IOException {
        for (RealRedis node : nodes) {
            node.ask("CONFIG", "SET", "cluster-node-timeout", Long.toString(silence.toMillis()));
        }
    }

    /** One of the three primaries; {@code number} is from 0 to 2. */
    public RealRedis primary(int number) {
        return nodes.get(number);
    }

    public RealRedis replica(int number) {
        return nodes.get(PRIMARIES + number);
    }

    @Override
    public void close() {
        nodes.forEach(RealRedis::close);
    }
}
