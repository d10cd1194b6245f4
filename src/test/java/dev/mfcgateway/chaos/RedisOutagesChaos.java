package dev.mfcgateway.chaos;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RealRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A Redis of several servers, whose primaries are there, and yet of no use. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STANDALONE")
class RedisOutagesChaos {

    /** Until a primary that is silent counts as dead. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static RedisTrial trial;

    private final RedisLayout layout;

    RedisOutagesChaos(RedisLayout layout) {
        this.layout = layout;
    }

    @BeforeParameterizedClassInvocation
    static void start(RedisLayout layout, @TempDir Path directory) throws IOException, InterruptedException {
        trial = RedisTrial.start(layout, directory);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        trial.close();
    }

    static Stream<RedisFault> faults() {
        return trial.layout().faults();
    }

    static Stream<RedisFault> faultsOfOneAmongMany() {
        return trial.servers().primaries().size() > 1 ? faults() : Stream.empty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void sendsNothingMeanwhileAndIsBackSoonAfterwards(RedisFault fault) throws IOException, InterruptedException {
        List<RealRedis> primaries = trial.servers().primaries();
        tell(new RedisPromises(trial).assertHoldThrough(fault, primaries));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("faultsOfOneAmongMany")
    void goesOnWithTheOthersWhileOneIsStruck(RedisFault fault) throws IOException, InterruptedException {
        List<RealRedis> one = trial.servers().primaries().subList(0, 1);
        tell(new RedisPromises(trial).assertHoldThrough(fault, one));
    }

    @Test
    void sendsNothingOnARecordOfAnotherType() {
        trial.servers().primaries().forEach(new RedisPromises(trial)::assertNothingIsSentForATextAt);
    }

    @Test
    void followsAPrimaryThatHandsOver() throws IOException, InterruptedException {
        RealRedis primary = trial.servers().primaries().get(0);
        RealRedis replica = trial.servers().replicaOf(primary);
        RedisTrial.Change handsOver = () -> layout.handOver(trial.servers(), primary, replica);

        tell(new RedisPromises(trial).assertHoldWhile(handsOver, primary, replica));
        Await.until("it is a replica now", () -> !primary.isPrimary());
        trial.awaitConnections();
    }

    @Test
    void followsWhoTakesOverFromAPrimaryThatIsFrozen() throws IOException, InterruptedException {
        assumeThat(layout).as("who finds out").isNotEqualTo(RedisLayout.REPLICATION);
        RealRedis primary = trial.servers().primaries().get(0);
        RealRedis replica = trial.servers().replicaOf(primary);
        trial.servers().patience().is(SHORT);
        try {
            tell(new RedisPromises(trial).assertHoldWhile(primary::freeze, primary, replica));
        } finally {
            primary.thaw();
            Await.until("it has been told that it is a replica now", () -> !primary.isPrimary());
            trial.servers().patience().is(RedisTrial.NEVER);
        }
        trial.awaitConnections();
    }

    private void tell(String figures) {
        System.out.println(layout.type() + ": " + figures);
    }
}
