package dev.mfcgateway.mfcentral.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SealingPoolTest {

    @Test
    void worksElsewhereAndAnswersOnTheCallersContext(Vertx vertx, VertxTestContext test) {
        SealingPool pool = new SealingPool(vertx, 1, 1);
        Context context = vertx.getOrCreateContext();
        context.runOnContext(v -> pool.run(() -> Thread.currentThread().getName())
                .onComplete(test.succeeding(worker -> test.verify(() -> {
                    assertThat(worker).startsWith("mfc-sealing-");
                    assertThat(vertx.getOrCreateContext()).isSameAs(context);
                    pool.close();
                    test.completeNow();
                }))));
    }

    @Test
    void handsOnTheFailureOfTheWork(Vertx vertx, VertxTestContext test) {
        try (SealingPool pool = new SealingPool(vertx, 1, 1)) {
            pool.run(() -> {
                        throw new EnvelopeException("bad");
                    })
                    .onComplete(test.failing(failure -> test.verify(() -> {
                        assertThat(failure).isInstanceOf(EnvelopeException.class);
                        test.completeNow();
                    })));
        }
    }

    @Test
    void failsAtOnceAsOverloadedWhenTheQueueIsFull(Vertx vertx) {
        CountDownLatch busy = new CountDownLatch(1);
        try (SealingPool pool = new SealingPool(vertx, 1, 1)) {
            Future<Boolean> running = pool.run(() -> await(busy));
            Future<Boolean> waiting = pool.run(() -> await(busy));
            Future<Boolean> refused = pool.run(() -> await(busy));
            Future<Boolean> owed = pool.runOwed(() -> await(busy));
            assertThat(refused.failed()).isTrue();
            assertThat(((GatewayFailure) refused.cause()).internalCause()).contains(FailureCause.OVERLOADED);
            busy.countDown();
            assertThat(Future.all(running, waiting, owed).await()).isNotNull();
        }
    }

    @Test
    void takesNothingMoreOnceClosed(Vertx vertx) {
        SealingPool pool = new SealingPool(vertx, 1, 1);
        pool.close();
        assertThat(pool.run(() -> true).failed()).isTrue();
    }

    private static boolean await(CountDownLatch latch) throws InterruptedException {
        latch.await();
        return true;
    }
}
