package dev.mfcgateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.InMemoryPendingDeliveries;
import dev.mfcgateway.transaction.TransactionIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BacklogWatchTest {

    private final Vertx vertx = Vertx.vertx();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final GatewayMetrics metrics = new GatewayMetrics(registry, "1");
    private final InMemoryPendingDeliveries pending = new InMemoryPendingDeliveries();
    private final BacklogWatch watch = new BacklogWatch(vertx, pending, metrics.backlog());

    @AfterEach
    void stop() {
        watch.stop();
        Await.result(vertx.close());
    }

    @Test
    void countsWhatIsDueAndWhatIsNotAsSoonAsItStarts() {
        pending.add(new TransactionIds().next(), Duration.ZERO);
        pending.add(new TransactionIds().next(), Duration.ZERO);
        pending.add(new TransactionIds().next(), Duration.ofHours(1));

        watch.start();

        Await.until("counted", () -> backlog("due") == 2);
        assertThat(backlog("later")).isEqualTo(1);
    }

    private double backlog(String state) {
        return registry.get("mfc_gateway_webhook_backlog")
                .tag("state", state)
                .gauge()
                .value();
    }
}
