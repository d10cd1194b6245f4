package dev.mfcgateway.mfcentral.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One thread, and two places once the queue stands. */
@ExtendWith(VertxExtension.class)
class SealingPoolTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000); // it may overflow
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch busy = new CountDownLatch(1);
    private Vertx vertx;
    private SealingPool pool;
    private SealingLine acme;
    private SealingLine globex;

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
        pool = new SealingPool(vertx, 1, 2, clock::get, waits::add);
        acme = pool.line();
        globex = pool.line();
    }

    @AfterEach
    void tearDown() {
        busy.countDown();
        pool.close();
    }

    @Test
    void worksElsewhereAndAnswersOnTheCallersContext(VertxTestContext test) {
        Context context = vertx.getOrCreateContext();
        context.runOnContext(v -> acme.run(() -> Thread.currentThread().getName())
                .onComplete(test.succeeding(worker -> test.verify(() -> {
                    assertThat(worker).startsWith("mfc-sealing-");
                    assertThat(vertx.getOrCreateContext()).isSameAs(context);
                    test.completeNow();
                }))));
    }

    @Test
    void handsOnTheFailureOfTheWork(VertxTestContext test) {
        acme.run(() -> {
                    throw new EnvelopeException("bad");
                })
                .onComplete(test.failing(failure -> test.verify(() -> {
                    assertThat(failure).isInstanceOf(EnvelopeException.class);
                    test.completeNow();
                })));
    }

    @Test
    void letsABurstWait() throws TimeoutException {
        holdTheThread();
        List<Future<String>> burst = IntStream.range(0, 2 * SealingPool.BURST)
                .mapToObj(one -> work(acme, "a"))
                .toList();
        pass(SealingPool.STANDS_AFTER);
        assertThat(pool.waiting()).isEqualTo(2 * SealingPool.BURST);
        assertThat(work(acme, "one too many").failed()).isTrue();
        busy.countDown();
        all(burst);
        assertThat(done).hasSize(2 * SealingPool.BURST).containsOnly("a");
    }

    @Test
    void failsAtOnceAsOverloadedWhatFindsTheShareTakenInAQueueThatStands() throws TimeoutException {
        holdTheThread();
        List<Future<String>> waiting = List.of(work(acme, "1"), work(acme, "2"));
        pass(SealingPool.STANDS_AFTER.plusMillis(1));
        assertThat(acme.isFull()).isTrue();
        Future<String> refused = work(acme, "3");
        assertThat(refused.failed()).isTrue();
        assertThat(((GatewayFailure) refused.cause()).internalCause()).contains(FailureCause.OVERLOADED);
        Future<String> owed = acme.runOwed(() -> note("owed"));
        busy.countDown();
        all(waiting);
        all(List.of(owed));
        assertThat(done).containsExactly("1", "2", "owed");
    }

    @Test
    void keepsAFloodOutOfTheWayOfOthers() throws TimeoutException {
        holdTheThread();
        List<Future<String>> flood = List.of(work(acme, "a1"), work(acme, "a2"), work(acme, "a3"));
        pass(SealingPool.STANDS_AFTER.plusMillis(1));
        assertThat(work(acme, "a4").failed()).isTrue();
        Future<String> other = work(globex, "g1");
        busy.countDown();
        all(flood);
        all(List.of(other));
        assertThat(done).containsExactly("a1", "g1", "a2", "a3");
    }

    @Test
    void takesABurstAgainOnceItHasHadNothingToDo() throws TimeoutException {
        holdTheThread();
        List<Future<String>> waiting = List.of(work(acme, "1"), work(acme, "2"));
        pass(SealingPool.STANDS_AFTER.plusMillis(1));
        busy.countDown();
        all(waiting);
        all(List.of(work(acme, "3")));
        assertThat(acme.isFull()).isFalse();
    }

    @Test
    void tellsHowLongEachHasWaitedForTheThread() throws TimeoutException {
        holdTheThread();
        Future<String> waiting = work(acme, "1");
        pass(Duration.ofMillis(70));
        busy.countDown();
        all(List.of(waiting));
        assertThat(waits).containsExactly(Duration.ZERO, Duration.ofMillis(70));
        assertThat(pool.waiting()).isZero();
    }

    @Test
    void finishesWhatWaitsAndTakesNothingMoreOnceClosed() throws TimeoutException {
        holdTheThread();
        Future<String> waiting = work(acme, "1");
        pool.close();
        assertThat(work(acme, "2").failed()).isTrue();
        busy.countDown();
        all(List.of(waiting));
    }

    @Test
    void outlivesACallerWhoseEventLoopHasEnded() throws TimeoutException {
        Vertx gone = Vertx.vertx();
        SealingPool shared = new SealingPool(gone, 1, 2, clock::get, waits::add);
        CountDownLatch ended = new CountDownLatch(1);
        shared.line().run(() -> ended.await(20, TimeUnit.SECONDS));
        shared.line().run(() -> note("after"));
        gone.close().await(20, TimeUnit.SECONDS);
        ended.countDown();
        shared.close();
        awaitNote("after");
    }

    private void awaitNote(String what) throws TimeoutException {
        for (int look = 0; look < 2_000 && !done.contains(what); look++) {
            vertx.timer(5, TimeUnit.MILLISECONDS).await(20, TimeUnit.SECONDS);
        }
        assertThat(done).contains(what);
    }

    private void holdTheThread() {
        CountDownLatch held = new CountDownLatch(1);
        pool.line().run(() -> {
            held.countDown();
            return busy.await(20, TimeUnit.SECONDS);
        });
        assertThat(await(held)).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private Future<String> work(SealingLine line, String name) {
        return line.run(() -> note(name));
    }

    private String note(String name) {
        done.add(name);
        return name;
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static void all(List<Future<String>> futures) throws TimeoutException {
        Future.all(futures).await(20, TimeUnit.SECONDS);
    }
}
