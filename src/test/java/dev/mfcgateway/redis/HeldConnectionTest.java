package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.testing.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldConnectionTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        Await.result(vertx.close());
    }

    /** Its fields are its event loop's alone. */
    @Test
    void endsOnItsEventLoopWhatHasWaitedForTheFirstConnection() {
        ContextInternal loop = ((VertxInternal) vertx).createEventLoopContext();
        RedisProbe probe = new RedisProbe("test");
        HeldConnection held = new HeldConnection(
                loop,
                () -> Promise.<RedisLink>promise().future(), // never
                probe,
                Duration.ofMillis(50),
                new GatewayMetrics(new SimpleMeterRegistry(), "test").redis(),
                new RedisTrouble(System::nanoTime));
        held.start();

        Thread own =
                Await.result(Future.future(thread -> loop.runOnContext(go -> thread.complete(Thread.currentThread()))));
        Thread ended = Await.result(Future.future(thread -> loop.runOnContext(
                go -> held.send(probe.command()).onComplete(timedOut -> thread.complete(Thread.currentThread())))));

        assertThat(ended).isSameAs(own);
    }
}
