package dev.mfcgateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConfigMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Instant now = Instant.ofEpochSecond(1_700_000_000);
    private final ConfigMetrics metrics = new ConfigMetrics(registry, () -> now);

    @Test
    void beginsWithTheFirstGenerationAndNoReload() {
        assertShown("generation 1.0", "last_success_timestamp_seconds 1.7E9", "last_reload_successful 1.0");
        assertShown("reloads_total{result=\"ok\"} 0.0", "reloads_total{result=\"error\"} 0.0");
    }

    @Test
    void countsAReloadAndSaysWhenItWas() {
        now = now.plusSeconds(1);
        metrics.reloaded();

        assertShown("generation 2.0", "last_success_timestamp_seconds 1.700000001E9", "last_reload_successful 1.0");
        assertShown("reloads_total{result=\"ok\"} 1.0", "reloads_total{result=\"error\"} 0.0");
    }

    @Test
    void staysAtItsGenerationWhenARefusalComesAndSaysSoUntilAReloadSucceeds() {
        now = now.plusSeconds(1);
        metrics.refused();
        assertShown("generation 1.0", "last_success_timestamp_seconds 1.7E9", "last_reload_successful 0.0");
        assertShown("reloads_total{result=\"ok\"} 0.0", "reloads_total{result=\"error\"} 1.0");

        metrics.reloaded();
        assertShown("generation 2.0", "last_reload_successful 1.0");
    }

    private void assertShown(String... series) {
        for (String one : series) {
            assertThat(registry.scrape().lines()).contains("mfc_gateway_config_" + one);
        }
    }
}
