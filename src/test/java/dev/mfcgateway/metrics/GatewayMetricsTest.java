package dev.mfcgateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.Operation;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator's scrape shows before the first request. */
class GatewayMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final GatewayMetrics metrics = new GatewayMetrics(registry, "1.2.3");

    GatewayMetricsTest() {
        metrics.requests("acme");
        metrics.upstream("acme");
        metrics.webhook("acme");
        new ConfigMetrics(registry, InstantSource.system());
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "_unknown"})
    void showsEveryCategoryOfEachOperationAtZero(String tenant) {
        List<String> expected = Arrays.stream(FailureCategory.values())
                .flatMap(
                        category -> category.operations().stream().map(operation -> error(tenant, operation, category)))
                .toList();

        assertThat(scrape("mfc_gateway_errors_total{"))
                .filteredOn(line -> line.contains("tenant=\"" + tenant + "\""))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String error(String tenant, Operation operation, FailureCategory category) {
        return "mfc_gateway_errors_total{category=\"%s\",operation=\"%s\",tenant=\"%s\"} 0.0"
                .formatted(category.label(), operation.label(), tenant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "_unknown"})
    void showsBothOutcomesOfEachOperationAtZero(String tenant) {
        List<String> expected = Arrays.stream(Operation.values())
                .flatMap(operation -> List.of("ok", "error").stream()
                        .map(outcome -> "mfc_gateway_requests_total{operation=\"%s\",outcome=\"%s\",tenant=\"%s\"} 0.0"
                                .formatted(operation.label(), outcome, tenant)))
                .toList();

        assertThat(scrape("mfc_gateway_requests_total{"))
                .filteredOn(line -> line.contains("tenant=\"" + tenant + "\""))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void showsEveryInternalCauseAtZero() {
        assertThat(scrape("mfc_gateway_internal_causes_total{"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FailureCause.values())
                        .map(cause -> "mfc_gateway_internal_causes_total{cause=\"" + cause.label() + "\"} 0.0")
                        .toList());
    }

    @Test
    void showsEveryFailureOfRedisAtZero() {
        assertThat(scrape("mfc_gateway_redis_"))
                .containsExactlyInAnyOrder(
                        "mfc_gateway_redis_connections 0.0",
                        "mfc_gateway_redis_reconnects_total 0.0",
                        "mfc_gateway_redis_failures_total{cause=\"timeout\"} 0.0",
                        "mfc_gateway_redis_failures_total{cause=\"disconnected\"} 0.0",
                        "mfc_gateway_redis_failures_total{cause=\"refused\"} 0.0");
    }

    @Test
    void saysWhichVersionRuns() {
        assertThat(scrape("mfc_gateway_build")).containsExactly("mfc_gateway_build{version=\"1.2.3\"} 1.0");
    }

    @Test
    void namesEveryOperationAsPromised() {
        assertThat(Operation.values())
                .extracting(Operation::label)
                .contains("get_otp", "verify_otp", "create_transaction", "_unknown");
    }

    @Test
    void describesEveryMeter() {
        assertThat(registry.getMeters()).isNotEmpty().allSatisfy(meter -> assertThat(
                        meter.getId().getDescription())
                .as(meter.getId().getName())
                .isNotBlank());
    }

    @Test
    void usesNoNameAndNoLabelThatIsNotPromised() {
        metrics.requests("acme").answered(Operation.GET_OTP, Optional.empty(), Duration.ZERO);
        metrics.upstream("acme").callBegan();
        metrics.upstream("acme").callEnded(Operation.GET_OTP, Duration.ZERO);
        assertThat(registry.getMeters().stream()
                        .map(Meter::getId)
                        .map(id -> id.getName() + labels(id))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "mfc_gateway_errors[category, operation, tenant]",
                        "mfc_gateway_internal_causes[cause]",
                        "mfc_gateway_requests[operation, outcome, tenant]",
                        "mfc_gateway_request_duration[operation, tenant]",
                        "mfc_gateway_mfcentral_duration[operation, tenant]",
                        "mfc_gateway_otp_sends[channel, outcome, tenant]",
                        "mfc_gateway_otp_limits[limit, tenant]",
                        "mfc_gateway_circuit_breaker_state[state, tenant]",
                        "mfc_gateway_circuit_breaker_transitions[from, tenant, to]",
                        "mfc_gateway_circuit_breaker_calls[kind, tenant]",
                        "mfc_gateway_in_flight[tenant]",
                        "mfc_gateway_signing_queue[]",
                        "mfc_gateway_signing_wait[]",
                        "mfc_gateway_mfcentral_token_expiry_timestamp[tenant]",
                        "mfc_gateway_webhook_deliveries[outcome, tenant]",
                        "mfc_gateway_webhook_backlog[state]",
                        "mfc_gateway_redis_connections[]",
                        "mfc_gateway_redis_reconnects[]",
                        "mfc_gateway_redis_failures[cause]",
                        "mfc_gateway_config_generation[]",
                        "mfc_gateway_config_reloads[result]",
                        "mfc_gateway_config_last_success_timestamp[]",
                        "mfc_gateway_config_last_reload_successful[]",
                        "mfc_gateway_build[version]");
    }

    private static List<String> labels(Meter.Id id) {
        return id.getTags().stream().map(tag -> tag.getKey()).toList();
    }

    @Test
    void keepsTheSameMetersForATenantThatIsAskedForTwice() {
        assertThat(metrics.requests("acme")).isSameAs(metrics.requests("acme"));
        assertThat(metrics.upstream("acme")).isSameAs(metrics.upstream("acme"));
    }

    @Test
    void takesATenantsMetersOutWithItAndBeginsAtZeroShouldItComeBack() {
        metrics.requests("globex");
        metrics.upstream("globex");
        metrics.requests("acme").answered(Operation.GET_OTP, Optional.empty(), Duration.ofSeconds(1));

        metrics.forget("acme");

        assertThat(scrape("mfc_gateway_")).noneMatch(line -> line.contains("tenant=\"acme\""));
        assertThat(scrape("mfc_gateway_in_flight")).hasSize(1);
        metrics.requests("acme");
        assertThat(scrape("mfc_gateway_requests_total{operation=\"get_otp\",outcome=\"ok\",tenant=\"acme\"}"))
                .containsExactly(
                        "mfc_gateway_requests_total{operation=\"get_otp\",outcome=\"ok\",tenant=\"acme\"} 0.0");
    }

    @Test
    void leavesNothingOfItsOwnBehindAndSoMakesRoomForTheNextGateway() {
        metrics.upstream("acme").callBegan();
        metrics.close();
        assertThat(registry.getMeters())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meter.getId().getName()).startsWith("mfc_gateway_config_"));

        GatewayMetrics next = new GatewayMetrics(registry, "1.2.4");
        next.upstream("acme");

        assertThat(scrape("mfc_gateway_build")).containsExactly("mfc_gateway_build{version=\"1.2.4\"} 1.0");
        assertThat(scrape("mfc_gateway_in_flight")).containsExactly("mfc_gateway_in_flight{tenant=\"acme\"} 0.0");
    }

    private List<String> scrape(String start) {
        return registry.scrape().lines().filter(line -> line.startsWith(start)).toList();
    }
}
