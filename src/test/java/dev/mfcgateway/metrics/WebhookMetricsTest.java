package dev.mfcgateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final GatewayMetrics metrics = new GatewayMetrics(registry, "1.2.3");

    @Test
    void countsATryByHowItEnded() {
        metrics.webhook("acme").tried(WebhookOutcome.RETRIED);
        metrics.webhook("acme").tried(WebhookOutcome.RETRIED);
        metrics.webhook("acme").tried(WebhookOutcome.EXHAUSTED);

        assertThat(scrape("mfc_gateway_webhook_deliveries_total"))
                .containsExactlyInAnyOrder(
                        tries("delivered", 0), tries("gone", 0), tries("retried", 2), tries("exhausted", 1));
    }

    private static String tries(String outcome, int value) {
        return "mfc_gateway_webhook_deliveries_total{outcome=\"%s\",tenant=\"acme\"} %d.0".formatted(outcome, value);
    }

    @Test
    void forgetsATenantThatHasGone() {
        metrics.webhook("acme");

        metrics.forget("acme");

        assertThat(scrape("mfc_gateway_webhook_deliveries_total")).isEmpty();
    }

    @Test
    void knowsNoBacklogBeforeItWasCounted() {
        assertThat(scrape("mfc_gateway_webhook_backlog")).containsExactlyInAnyOrder(due("NaN"), later("NaN"));
    }

    @Test
    void showsTheBacklogAsItWasLastCounted() {
        metrics.backlog().counted(1, 2);
        metrics.backlog().counted(3, 5);

        assertThat(scrape("mfc_gateway_webhook_backlog")).containsExactlyInAnyOrder(due("3.0"), later("5.0"));
    }

    @Test
    void doesNotTakeASilentRedisForAnEmptyQueue() {
        metrics.backlog().counted(3, 5);
        metrics.backlog().unknown();

        assertThat(scrape("mfc_gateway_webhook_backlog")).containsExactlyInAnyOrder(due("NaN"), later("NaN"));
    }

    private static String due(String value) {
        return "mfc_gateway_webhook_backlog{state=\"due\"} " + value;
    }

    private static String later(String value) {
        return "mfc_gateway_webhook_backlog{state=\"later\"} " + value;
    }

    private List<String> scrape(String start) {
        return registry.scrape().lines().filter(line -> line.startsWith(start)).toList();
    }
}
