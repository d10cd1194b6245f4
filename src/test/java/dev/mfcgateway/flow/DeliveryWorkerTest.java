package dev.mfcgateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.InMemoryPendingDeliveries;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionIds;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryWorkerTest {

    private static final TransactionIds IDS = new TransactionIds();
    private static final Duration VISIBILITY = Duration.ofSeconds(15);
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(20);

    private final Vertx vertx = Vertx.vertx();
    private final InMemoryPendingDeliveries pending = new InMemoryPendingDeliveries();
    private final List<TransactionId> begun = new CopyOnWriteArrayList<>();
    private final List<Runnable> underWay = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        Await.result(vertx.close());
    }

    @Test
    void takesSixtyFourAtOnceAndAnotherAsSoonAsOneIsDone() throws InterruptedException {
        add(100);
        DeliveryWorker worker = worker(this::untilTold, SELDOM);
        until(() -> begun.size() == 64);
        Await.result(vertx.timer(1_200)); // it has looked twice since

        assertThat(begun).hasSize(64).doesNotHaveDuplicates();

        underWay.get(3).run();
        until(() -> begun.size() == 65);
        assertThat(pending.pending()).isEqualTo(99);
        worker.stop();
    }

    @Test
    void keepsItsClaimWhileItWorksAndIsStillTheOneThatEndsIt() throws InterruptedException {
        add(1);
        DeliveryWorker worker = worker(this::untilTold, OFTEN);
        until(() -> underWay.size() == 1);
        for (int i = 0; i < 5; i++) {
            int beats = pending.extensions().size();
            until(() -> pending.extensions().size() > beats);
            pending.pass(VISIBILITY.minusMillis(1));
        }
        assertThat(begun).hasSize(1);

        underWay.get(0).run();

        until(() -> pending.pending() == 0);
        worker.stop();
    }

    @Test
    void comesBackWhenItIsTold() throws InterruptedException {
        add(1);
        DeliveryWorker worker = worker(id -> Future.succeededFuture(Optional.of(Duration.ofMinutes(5))), SELDOM);
        until(() -> begun.size() == 1 && worker.underWay().count() == 0); // and it is let go
        pending.pass(Duration.ofMinutes(5).minusMillis(1));
        Await.result(vertx.timer(1_200));
        assertThat(begun).hasSize(1);

        pending.pass(Duration.ofMillis(1));

        until(() -> begun.size() == 2);
        worker.stop();
    }

    @Test
    void takesUpAgainWhatFailedAndWhatThrew() throws InterruptedException {
        add(2);
        DeliveryWorker worker = worker(
                id -> {
                    if (begun.size() % 2 == 0) {
                        throw new IllegalStateException("of ours");
                    }
                    return Future.failedFuture("of Redis");
                },
                SELDOM);
        until(() -> begun.size() == 2);

        pending.pass(VISIBILITY);

        until(() -> begun.size() == 4);
        assertThat(pending.pending()).isEqualTo(2);
        worker.stop();
    }

    @Test
    void doesNotEndWhatHasBecomeDueAgainMeanwhile() throws InterruptedException {
        TransactionId id = add(1).get(0);
        DeliveryWorker worker = worker(this::untilTold, SELDOM);
        until(() -> underWay.size() == 1);
        Await.result(pending.add(id, Duration.ofMinutes(1)));

        underWay.get(0).run();
        pending.pass(Duration.ofMinutes(1));

        until(() -> begun.size() == 2);
        worker.stop();
    }

    @Test
    void takesNothingOnceItIsStoppedAndLetsGoOnWhatItHas() throws InterruptedException {
        add(1);
        DeliveryWorker worker = worker(this::untilTold, SELDOM);
        until(() -> underWay.size() == 1);

        worker.stop();
        add(5);
        underWay.get(0).run();
        until(() -> pending.pending() == 5);
        Await.result(vertx.timer(1_200));

        assertThat(begun).hasSize(1);
        assertThat(worker.underWay().count()).isZero();
        assertThat(worker.underWay().none().isComplete()).isTrue();
    }

    private List<TransactionId> add(int count) {
        List<TransactionId> ids = Stream.generate(IDS::next).limit(count).toList();
        ids.forEach(id -> Await.result(pending.add(id, Duration.ZERO)));
        return ids;
    }

    private DeliveryWorker worker(Function<TransactionId, Future<Optional<Duration>>> work, Duration heartbeat) {
        DeliveryWorker worker = new DeliveryWorker(
                vertx,
                pending,
                id -> {
                    begun.add(id);
                    return work.apply(id);
                },
                heartbeat);
        worker.start();
        return worker;
    }

    private Future<Optional<Duration>> untilTold(TransactionId id) {
        Promise<Optional<Duration>> promise = Promise.promise();
        Context own = vertx.getOrCreateContext();
        underWay.add(() -> own.runOnContext(told -> promise.complete(Optional.empty())));
        return promise.future();
    }

    private static void until(BooleanSupplier state) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
