package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.Backlog;
import dev.mfcgateway.transaction.DeliveryClaim;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionIds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue over a real Redis, with two gateways at it. */
class RedisPendingDeliveriesIT {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final TransactionIds IDS = new TransactionIds();

    private static RedisRig rig;
    private static Vertx otherVertx;
    private static RedisCommands otherCommands;
    private static RedisPendingDeliveries queue;
    private static RedisPendingDeliveries otherGateway;

    @BeforeAll
    static void start() throws Exception {
        rig = new RedisRig();
        otherVertx = Vertx.vertx();
        otherCommands = rig.connect(otherVertx);
        queue = new RedisPendingDeliveries(rig.commands(), RedisRig.PREFIX);
        otherGateway = new RedisPendingDeliveries(otherCommands, RedisRig.PREFIX);
    }

    @AfterAll
    static void stop() {
        Await.result(otherCommands.close());
        Await.result(otherVertx.close());
        rig.close();
    }

    @BeforeEach
    void empty() {
        rig.transactions().send(Request.cmd(Command.DEL).arg("test:work"));
    }

    @Test
    void givesWhatIsDueAndNothingBefore() {
        TransactionId later = IDS.next();
        TransactionId due = IDS.next();
        Await.result(queue.add(later, LONG));
        Await.result(queue.add(due, Duration.ZERO));

        assertThat(claim(queue)).contains(due);
        assertThat(claim(queue)).isEmpty();
        assertThat(Await.result(queue.backlog()).total()).isEqualTo(2);
    }

    @Test
    void tellsWhatIsDueFromWhatIsNotAndWhatIsClaimed() {
        Await.result(queue.add(IDS.next(), LONG));
        Await.result(queue.add(IDS.next(), Duration.ZERO));
        Await.result(queue.add(IDS.next(), Duration.ZERO));
        Await.result(queue.add(IDS.next(), Duration.ZERO));
        taken(LONG);

        assertThat(Await.result(queue.backlog())).isEqualTo(new Backlog(2, 2));
    }

    @Test
    void isDueAgainOnAnyonesWordAndLaterOnNewWork() {
        TransactionId one = IDS.next();
        Await.result(queue.due(one));
        assertThat(claim(queue)).contains(one);

        Await.result(queue.due(one));
        assertThat(claim(queue)).contains(one);

        Await.result(queue.add(one, LONG));
        assertThat(claim(queue)).isEmpty();
        assertThat(Await.result(queue.backlog()).total()).isEqualTo(1);
    }

    @Test
    void givesTheLongestDueFirst() throws InterruptedException {
        TransactionId first = IDS.next();
        TransactionId second = IDS.next();
        Await.result(queue.add(first, Duration.ZERO));
        TimeUnit.MILLISECONDS.sleep(5);
        Await.result(queue.add(second, Duration.ZERO));

        assertThat(Stream.of(claim(otherGateway), claim(queue)).map(Optional::orElseThrow))
                .containsExactly(first, second);
    }

    @Test
    void neverGivesOneToTwoGatewaysAtOnce() {
        List<TransactionId> ids = Stream.generate(IDS::next).limit(50).toList();
        ids.forEach(id -> Await.result(queue.add(id, Duration.ZERO)));

        List<Optional<DeliveryClaim>> claims = Await.result(Future.all(IntStream.range(0, 200)
                        .mapToObj(n -> (n % 2 == 0 ? queue : otherGateway).claim(LONG))
                        .toList()))
                .list();

        assertThat(claims.stream().flatMap(Optional::stream).map(DeliveryClaim::id))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void givesItToAnotherOnceTheFirstIsSilent() {
        TransactionId id = IDS.next();
        Await.result(queue.add(id, Duration.ZERO));
        taken(SHORT);
        assertThat(claim(otherGateway)).isEmpty();

        assertThat(claimWithin(Duration.ofSeconds(10))).contains(id);
    }

    @Test
    void keepsItFromOthersAsLongAsTheHeartBeats() throws InterruptedException {
        TransactionId id = IDS.next();
        Await.result(queue.add(id, Duration.ZERO));
        DeliveryClaim claim = taken(SHORT);

        assertThat(Await.result(queue.extend(claim, LONG))).isPresent();
        TimeUnit.MILLISECONDS.sleep(SHORT.toMillis() + 50);

        assertThat(claim(otherGateway)).isEmpty();
    }

    @Test
    void comesAgainWhenItWasPutOff() {
        TransactionId id = IDS.next();
        Await.result(queue.add(id, Duration.ZERO));
        Await.result(queue.retryAt(taken(LONG), SHORT));

        assertThat(claim(otherGateway)).isEmpty();
        assertThat(claimWithin(Duration.ofSeconds(10))).contains(id);
    }

    @Test
    void cannotBeTakenFromItsClaimantByAddingItAgain() {
        TransactionId id = IDS.next();
        Await.result(queue.add(id, Duration.ZERO));
        taken(LONG);

        Await.result(otherGateway.add(id, Duration.ZERO));

        assertThat(claim(otherGateway)).isEmpty();
    }

    @Test
    void isPutOffWhenItIsAddedAgain() {
        TransactionId id = IDS.next();
        Await.result(queue.add(id, Duration.ZERO));
        Await.result(queue.add(id, LONG));

        assertThat(claim(queue)).isEmpty();
    }

    @Test
    void isNotEndedByWhoLookedBeforeItWasAddedAgain() {
        TransactionId id = IDS.next();
        Await.result(queue.add(id, Duration.ZERO));
        DeliveryClaim claim = taken(LONG);
        Await.result(otherGateway.add(id, SHORT));

        Await.result(queue.done(claim));
        Await.result(queue.retryAt(claim, Duration.ZERO));

        assertThat(Await.result(queue.extend(claim, LONG))).isEmpty();
        assertThat(claim(queue)).isEmpty();
        assertThat(Await.result(queue.backlog()).total()).isEqualTo(1);
    }

    @Test
    void isNotEndedByWhoLookedBeforeItWasDue() {
        TransactionId id = IDS.next();
        Await.result(queue.add(id, Duration.ZERO));
        DeliveryClaim claim = taken(LONG);
        Await.result(otherGateway.due(id));

        Await.result(queue.done(claim));

        assertThat(claim(otherGateway)).contains(id);
    }

    @Test
    void isDueThoughItWasNotPending() {
        TransactionId id = IDS.next();
        Await.result(queue.due(id));

        assertThat(claim(otherGateway)).contains(id);
    }

    @Test
    void isEndedByTheClaimThatWasExtendedAndNotByTheOneBefore() {
        TransactionId id = IDS.next();
        Await.result(queue.add(id, Duration.ZERO));
        DeliveryClaim first = taken(SHORT);
        DeliveryClaim extended = Await.result(queue.extend(first, LONG)).orElseThrow();

        Await.result(queue.done(first));
        assertThat(Await.result(queue.backlog()).total()).isEqualTo(1);

        Await.result(queue.done(extended));
        assertThat(Await.result(queue.backlog()).total()).isZero();
    }

    @Test
    void isOverOnceItIsDone() {
        TransactionId id = IDS.next();
        Await.result(queue.add(id, Duration.ZERO));
        DeliveryClaim claim = taken(LONG);
        Await.result(queue.done(claim));
        Await.result(queue.done(claim));

        Await.result(queue.retryAt(claim, Duration.ZERO));

        assertThat(Await.result(queue.extend(claim, LONG))).isEmpty();
        assertThat(claim(queue)).isEmpty();
        assertThat(Await.result(queue.backlog()).total()).isZero();
    }

    @Test
    void failsWhereTheKeyHoldsSomethingElse() {
        rig.transactions().send(Request.cmd(Command.SET).arg("test:work").arg("text"));
        TransactionId id = IDS.next();
        DeliveryClaim claim = new DeliveryClaim(id, 1);

        assertThat(Stream.<Future<?>>of(
                                queue.add(id, LONG),
                                queue.due(id),
                                queue.claim(LONG),
                                queue.extend(claim, LONG),
                                queue.retryAt(claim, LONG),
                                queue.done(claim),
                                queue.backlog())
                        .map(RedisRig::cause))
                .allMatch(Optional.of(FailureCause.UNEXPECTED)::equals);
    }

    @Test
    void doesNotGiveWhatIsNoTransaction() {
        rig.transactions()
                .send(Request.cmd(Command.ZADD).arg("test:work").arg(1).arg("nonsense"));

        assertThat(RedisRig.cause(queue.claim(LONG))).contains(FailureCause.UNEXPECTED);
        assertThat(claim(queue)).isEmpty(); // it stands in nobody's way
    }

    private static DeliveryClaim taken(Duration visibility) {
        return Await.result(queue.claim(visibility)).orElseThrow();
    }

    private static Optional<TransactionId> claim(RedisPendingDeliveries gateway) {
        return Await.result(gateway.claim(LONG)).map(DeliveryClaim::id);
    }

    private static Optional<TransactionId> claimWithin(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<TransactionId> claimed = claim(otherGateway);
        while (claimed.isEmpty() && System.nanoTime() < deadline) {
            claimed = claim(otherGateway);
        }
        return claimed;
    }
}
