package dev.mfcgateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.chaos.RedisFault.Outage;
import dev.mfcgateway.simulator.Inbox;
import dev.mfcgateway.testing.AccessLines;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.RealRedis;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A whole gateway before the servers of one Redis, to which something happens. */
final class RedisTrial implements AutoCloseable {

    /** Longer than any fault lasts: no other server takes over. */
    static final Duration NEVER = Duration.ofMinutes(1);

    /** From the beginning of a fault to its second round: every connection has been tried by then. */
    private static final Duration KNOWN = Duration.ofMillis(1_300);

    /** Of the gateway. */
    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    private static final int AT_ONCE = 10;

    /** To ask about while another server takes over, one after the other. */
    private static final int MANY = 500;

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(20);

    private final AccessLines lines = AccessLines.watch();
    private final Map<String, String> phones = new HashMap<>();
    private final RedisLayout layout;
    private final RedisServers servers;
    private final FullStack stack;

    private RedisTrial(RedisLayout layout, RedisServers servers, FullStack stack) {
        this.layout = layout;
        this.servers = servers;
        this.stack = stack;
    }

    static RedisTrial start(RedisLayout layout, Path directory) throws IOException, InterruptedException {
        RedisServers servers = layout.start(directory);
        servers.patience().is(NEVER);
        RedisTrial trial = new RedisTrial(
                layout, servers, FullStack.start(config -> config.withRedis(layout.type(), servers.endpoints())));
        trial.awaitWarmth();
        return trial;
    }

    private void awaitWarmth() {
        List<RealRedis> primaries = servers.primaries();
        awaitConnections(() -> ask(create(primaries, AT_ONCE)));
        create(primaries, 1).forEach(this::untilServed);
    }

    /** The connections that there are to be, and no other ones, at each server. */
    List<Long> awaitConnections() {
        return awaitConnections(() -> {});
    }

    private List<Long> awaitConnections(Runnable meanwhile) {
        List<List<Long>> seen = new ArrayList<>();
        Await.until("each event loop has its connections, and there are no others", () -> {
            meanwhile.run();
            seen.add(servers.connections());
            return stack.metric("mfc_gateway_redis_connections") == LOOPS
                    && layout.areRight(servers, seen.get(seen.size() - 1), LOOPS);
        });
        return seen.get(seen.size() - 1);
    }

    RedisLayout layout() {
        return layout;
    }

    RedisServers servers() {
        return servers;
    }

    /**
     * What is seen of a fault.
     *
     * @param refused the answers meanwhile for transactions of the servers that it strikes
     * @param elsewhere those for transactions of the others
     * @param otps how many were sent meanwhile
     * @param afterwards the answers from its end on, until OTPs are sent again for every server's transactions
     * @param recovery how long that takes
     */
    record Seen(List<Answer> refused, List<Answer> elsewhere, int otps, List<Answer> afterwards, Duration recovery) {}

    /** Has {@code fault} strike some servers together, asks twice, has it end, and asks until all is well. */
    Seen endure(RedisFault fault, List<RealRedis> struck) throws IOException, InterruptedException {
        List<RealRedis> others = servers.primaries().stream()
                .filter(one -> !struck.contains(one))
                .toList();
        List<List<String>> refused = List.of(create(struck, AT_ONCE), create(struck, AT_ONCE));
        List<List<String>> elsewhere = List.of(create(others, AT_ONCE), create(others, AT_ONCE));
        List<String> later = create(struck, 1);
        forgetOtps();
        List<Answer> answers = new ArrayList<>();
        List<Answer> answersElsewhere = new ArrayList<>();
        List<Outage> outages = new ArrayList<>();
        try {
            for (RealRedis server : struck) {
                outages.add(fault.strike(server));
            }
            long begin = System.nanoTime();
            for (int round = 0; round < refused.size(); round++) {
                TimeUnit.NANOSECONDS.sleep(round * KNOWN.minus(since(begin)).toNanos());
                Future<List<Answer>> waiting = asked(refused.get(round));
                answersElsewhere.addAll(ask(elsewhere.get(round)));
                answers.addAll(Await.result(waiting));
            }
        } finally {
            for (Outage outage : outages) {
                outage.end();
            }
        }
        long over = System.nanoTime();
        int otps = otps().size();
        List<Answer> afterwards =
                later.stream().flatMap(id -> untilServed(id).stream()).toList();
        return new Seen(answers, answersElsewhere, otps, afterwards, since(over));
    }

    /**
     * What is seen while another server takes over.
     *
     * @param asked the phones of those who were asked for, with the answers
     * @param change from the beginning until the successor takes writes
     * @param recovery from then until it has an OTP sent
     */
    record Followed(Map<String, Answer> asked, Duration change, Duration recovery) {}

    /** Something that has another server take over. */
    interface Change {
        void begin() throws IOException, InterruptedException;
    }

    /** Asks on, one after the other, until {@code successor} has taken over from {@code primary} and OTPs are sent again. */
    Followed follow(RealRedis primary, RealRedis successor, Change change) throws IOException, InterruptedException {
        List<String> transactions = create(List.of(primary), MANY);
        Await.until("the replica has them all", () -> size(primary).equals(size(successor)));
        forgetOtps();
        long begin = System.nanoTime();
        change.begin();
        Map<String, Answer> asked = new HashMap<>();
        long changed = 0;
        for (String id : transactions) {
            assertThat(since(begin)).as("still refused").isLessThan(LONGEST_CHANGE);
            boolean isChanged = successor.isPrimary();
            if (isChanged && changed == 0) {
                changed = System.nanoTime();
            }
            Answer answer = ask(List.of(id)).get(0);
            asked.put(phones.get(id), answer);
            if (isChanged && answer.status() == 200) {
                return new Followed(asked, Duration.ofNanos(changed - begin), since(changed));
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
        }
        throw new AssertionError("still refused");
    }

    private static String size(RealRedis server) {
        try {
            return server.ask("DBSIZE");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    void forgetOtps() {
        stack.simulator().inbox().clear();
    }

    /** The phones that OTPs were sent to since the last fault or change began. */
    List<String> otps() {
        return stack.simulator().inbox().messages().stream()
                .map(Inbox.Message::address)
                .toList();
    }

    /** By the gateway's own clock. */
    Duration longest(List<Answer> answers) {
        return answers.stream().map(lines::took).max(Duration::compareTo).orElseThrow();
    }

    List<Answer> ask(List<String> transactions) {
        return Await.result(asked(transactions));
    }

    private Future<List<Answer>> asked(List<String> transactions) {
        return Future.all(transactions.stream()
                        .map(id -> stack.partner().post("/getOTP", body(id)))
                        .toList())
                .map(answers -> answers.<Answer>list());
    }

    private JsonObject body(String id) {
        return Partner.body(id).put("phone", phones.get(id));
    }

    /** The last answer is the one with the OTP. */
    private List<Answer> untilServed(String id) {
        List<Answer> answers = new ArrayList<>();
        Await.until("an OTP is sent", () -> {
            answers.addAll(ask(List.of(id)));
            return answers.get(answers.size() - 1).status() == 200;
        });
        return answers;
    }

    /** So many new transactions that each of these servers keeps. */
    private List<String> create(List<RealRedis> keepers, int each) {
        return keepers.stream()
                .flatMap(keeper -> Stream.generate(() -> create(keeper)).limit(each))
                .toList();
    }

    private String create(RealRedis keeper) {
        String id = idOf(keeper);
        long now = System.currentTimeMillis();
        String times = "createdAt %d expiresAt %d"
                .formatted(now, now + Duration.ofHours(1).toMillis());
        tell(keeper, "HSET", key(id), "tenant acme intent MF_HOLDINGS_IMPORT status INITIALIZED otpSends 0", times);
        phones.put(id, "+91%010d".formatted(9_000_000_000L + phones.size()));
        return id;
    }

    /** A transaction's key that holds something else. */
    String createText(RealRedis keeper) {
        String id = idOf(keeper);
        tell(keeper, "SET", key(id), "text");
        phones.put(id, Partner.PHONE);
        return id;
    }

    /** In a cluster other keys are others'. */
    private String idOf(RealRedis keeper) {
        return Stream.generate(() -> stack.transactions().newId())
                .filter(id -> !keeper.refuses("MOVED", "EXISTS", key(id)))
                .findFirst()
                .orElseThrow();
    }

    private String key(String id) {
        return stack.transactions().key(id);
    }

    private static void tell(RealRedis server, String... words) {
        try {
            server.ask(words);
        } catch (IOException refused) {
            throw new AssertionError(refused);
        }
    }

    @Override
    public void close() {
        lines.close();
        stack.close();
        servers.close();
    }
}
