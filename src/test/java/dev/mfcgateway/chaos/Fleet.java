package dev.mfcgateway.chaos;

import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.simulator.Simulator;
import dev.mfcgateway.simulator.SimulatorOptions;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.SampleConfig;
import dev.mfcgateway.testing.SampleEnvironment;
import dev.mfcgateway.testing.TcpProxy;
import dev.mfcgateway.testing.Transactions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Several gateways as processes, before one Redis and one MFCentral, each with ways of its own to both. */
final class Fleet implements AutoCloseable {

    static final String TENANT = "acme";

    private static final SampleClients CLIENTS = SampleClients.generate();
    private static final int WARM_UP_REQUESTS = 40;
    private static final int STILL_MILLIS = 300;

    private final Vertx vertx = Vertx.vertx();
    private final List<Member> members = new ArrayList<>();
    private final RealRedis redis;
    private final Simulator simulator;
    private final Transactions transactions;

    private Fleet() throws IOException, InterruptedException {
        redis = RealRedis.start();
        simulator = Await.result(Simulator.start(vertx, SimulatorOptions.of(CLIENTS.all())));
        transactions = new Transactions(vertx, redis.endpoint(), "mfg");
    }

    /** Each of them ready, and not cold any more; what {@code change} makes of the sample configuration is theirs. */
    static Fleet start(int size, UnaryOperator<SampleConfig> change) throws IOException, InterruptedException {
        Fleet fleet = new Fleet();
        try {
            Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chaos");
            for (int i = 1; i <= size; i++) {
                fleet.members.add(fleet.member(directory.resolve("gateway" + i), change));
            }
            fleet.awaitReady();
            fleet.warmUp();
            return fleet;
        } catch (IOException | InterruptedException | RuntimeException | AssertionError failed) {
            fleet.close();
            throw failed;
        }
    }

    private Member member(Path directory, UnaryOperator<SampleConfig> change) throws IOException {
        TcpProxy toRedis = TcpProxy.to(redis.port());
        TcpProxy toMfCentral = TcpProxy.to(simulator.port());
        SampleConfig config = SampleConfig.in(
                directory, "redis://127.0.0.1:" + toRedis.port(), "http://127.0.0.1:" + toMfCentral.port());
        return new Member(
                directory.getFileName().toString(),
                vertx,
                change.apply(config),
                SampleEnvironment.of(CLIENTS),
                toRedis,
                toMfCentral);
    }

    void awaitReady() throws IOException, InterruptedException {
        for (Member member : members) {
            member.awaitReady();
        }
    }

    /** Whatever comes back: the first requests of a JVM are slow, and are nobody's. */
    private void warmUp() throws InterruptedException {
        History nobodys = new History();
        for (int i = 0; i < WARM_UP_REQUESTS; i++) {
            members.forEach(member -> nobodys.ask(member, create()));
            nobodys.awaitAnswers();
        }
        forget();
    }

    /** Until each of them has sent an OTP. */
    void awaitServing() {
        History nobodys = new History();
        members.forEach(member -> Await.until(
                member.name() + " sends an OTP",
                () -> Await.result(nobodys.ask(member, create()).told()).isOk()));
    }

    /** Empties the inbox and the journal, once nothing reaches them any more. */
    void forget() throws InterruptedException {
        awaitStill();
        simulator.inbox().clear();
        simulator.journal().clear();
    }

    /** Until nothing has reached MFCentral for a moment: what a dead gateway had sent is there, too. */
    void awaitStill() throws InterruptedException {
        long before;
        long now = reached();
        do {
            before = now;
            TimeUnit.MILLISECONDS.sleep(STILL_MILLIS);
            now = reached();
        } while (now != before);
    }

    private long reached() {
        long otps = simulator.inbox().messages().size();
        return otps + simulator.journal().entries().size();
    }

    /** A new transaction, that any of them may be asked about. */
    String create() {
        return transactions.create(TENANT);
    }

    List<String> create(int count) {
        return Stream.generate(this::create).limit(count).toList();
    }

    Vertx vertx() {
        return vertx;
    }

    /** The same one again after as many turns as there are members. */
    Member member(int turn) {
        return members.get(turn % members.size());
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    RealRedis redis() {
        return redis;
    }

    Simulator simulator() {
        return simulator;
    }

    Transactions transactions() {
        return transactions;
    }

    @Override
    public void close() throws IOException {
        for (Member member : members) {
            member.close();
        }
        transactions.close();
        Await.result(simulator.close());
        Await.result(vertx.close());
        redis.close();
    }
}
