package dev.mfcgateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SigningMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SigningMetrics signing = new GatewayMetrics(registry, "test").signing();

    @Test
    void showsHowManyWaitNow() {
        assertThat(waiting()).isZero();
        signing.watch(() -> 7);
        assertThat(waiting()).isEqualTo(7);
    }

    @Test
    void addsUpHowLongTheyWaited() {
        signing.waited(Duration.ofMillis(20));
        signing.waited(Duration.ofMillis(30));
        assertThat(registry.get("mfc_gateway_signing_wait").timer().count()).isEqualTo(2);
        assertThat(registry.get("mfc_gateway_signing_wait").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(50);
    }

    private double waiting() {
        return registry.get("mfc_gateway_signing_queue").gauge().value();
    }
}
