package dev.mfcgateway.mfcentral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.mfcentral.envelope.SealingLine;
import dev.mfcgateway.mfcentral.envelope.SealingPool;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class BulkheadTest {

    @Test
    void letsInAsManyAsTheTenantMayHave(Vertx vertx) {
        Bulkhead bulkhead = new Bulkhead(1, new CallLimit(10), line(vertx));
        assertThat(bulkhead.enter()).isTrue();
        assertThat(bulkhead.enter()).isFalse();
        bulkhead.leave();
        assertThat(bulkhead.enter()).isTrue();
    }

    @Test
    void letsInAsManyAsAllTenantsMayHaveTogether(Vertx vertx) {
        CallLimit shared = new CallLimit(1);
        Bulkhead acme = new Bulkhead(1, shared, line(vertx));
        Bulkhead globex = new Bulkhead(1, shared, line(vertx));
        assertThat(globex.enter()).isTrue();
        assertThat(acme.enter()).isFalse();
        globex.leave();
        assertThat(acme.enter()).isTrue(); // what was refused has left no trace
    }

    @Test
    void heedsAnotherLimitAtOnceAndCutsNobodyOff(Vertx vertx) {
        CallLimit shared = new CallLimit(2);
        Bulkhead bulkhead = new Bulkhead(10, shared, line(vertx));
        bulkhead.enter();
        bulkhead.enter();
        shared.allow(1);
        assertThat(bulkhead.enter()).isFalse();
        bulkhead.leave();
        assertThat(bulkhead.enter()).isFalse();
        shared.allow(3);
        assertThat(bulkhead.enter()).isTrue();
    }

    @Test
    void letsNobodyInWhereTheLineForASignatureIsFull(Vertx vertx) {
        FakeNanos clock = new FakeNanos();
        CountDownLatch busy = new CountDownLatch(1);
        SealingPool pool = new SealingPool(vertx, 1, 1, clock, waited -> {});
        SealingLine line = pool.line();
        Bulkhead bulkhead = new Bulkhead(1, new CallLimit(1), line);
        line.run(() -> busy.await(20, TimeUnit.SECONDS));
        line.run(() -> true);
        clock.pass(Duration.ofMinutes(1));
        assertThat(bulkhead.enter()).isFalse();
        busy.countDown();
        pool.close();
    }

    private static SealingLine line(Vertx vertx) {
        return Samples.pool(vertx).line();
    }
}
