package dev.mfcgateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.Operation;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMetricsTest {

    private static final Duration TOOK = Duration.ofSeconds(100);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RequestMetrics metrics = new RequestMetrics(registry, "acme");

    @Test
    void countsASuccessAsOkAlone() {
        metrics.answered(Operation.GET_OTP, Optional.empty(), TOOK);

        assertThat(registry.scrape())
                .contains("mfc_gateway_requests_total{operation=\"get_otp\",outcome=\"ok\",tenant=\"acme\"} 1.0\n")
                .contains("mfc_gateway_requests_total{operation=\"get_otp\",outcome=\"error\",tenant=\"acme\"} 0.0\n")
                .doesNotContainPattern("mfc_gateway_errors_total\\{[^}]*} 1\\.0");
    }

    @Test
    void countsAFailureAsErrorAndUnderItsCategory() {
        metrics.answered(Operation.GET_OTP, Optional.of(FailureCategory.INVALID_INTENT), TOOK);

        assertThat(registry.scrape())
                .contains("mfc_gateway_requests_total{operation=\"get_otp\",outcome=\"ok\",tenant=\"acme\"} 0.0\n")
                .contains("mfc_gateway_requests_total{operation=\"get_otp\",outcome=\"error\",tenant=\"acme\"} 1.0\n")
                .contains(
                        "mfc_gateway_errors_total{category=\"invalid_intent\",operation=\"get_otp\",tenant=\"acme\"} 1.0\n");
    }

    /** An exception before the request has reached an operation: rare, but an answer all the same. */
    @Test
    void countsACategoryThatTheOperationDoesNotList() {
        metrics.answered(Operation.UNKNOWN, Optional.of(FailureCategory.INTERNAL_ERROR), TOOK);

        assertThat(registry.scrape())
                .contains(
                        "mfc_gateway_errors_total{category=\"internal_error\",operation=\"_unknown\",tenant=\"acme\"} 1.0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.005", "0.25", "1.0", "10.0", "30.0", "60.0", "90.0", "150.0", "180.0", "+Inf"})
    void hasBucketsUpTo180Seconds(String bound) {
        metrics.answered(Operation.GET_OTP, Optional.empty(), Duration.ofSeconds(200));

        assertThat(registry.scrape())
                .contains(
                        "mfc_gateway_request_duration_seconds_bucket{operation=\"get_otp\",tenant=\"acme\",le=\"%s\"} %d\n"
                                .formatted(bound, bound.equals("+Inf") ? 1 : 0));
    }

    @Test
    void hasNoHistogramOfAnOperationThatNobodyUses() {
        metrics.answered(Operation.GET_OTP, Optional.empty(), TOOK);

        assertThat(registry.scrape())
                .contains("mfc_gateway_request_duration_seconds_count{operation=\"get_otp\"")
                .doesNotContain("mfc_gateway_request_duration_seconds_count{operation=\"verify_otp\"");
    }

    @Test
    void leavesNothingBehindThatAnAnswerMakesAfterItHasGone() {
        metrics.remove();

        metrics.answered(Operation.GET_OTP, Optional.empty(), TOOK);

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void putsADurationInItsBucket() {
        metrics.answered(Operation.GET_OTP, Optional.empty(), TOOK);

        String labels = "{operation=\"get_otp\",tenant=\"acme\",le=\"%s\"} %d\n";
        assertThat(registry.scrape())
                .contains("mfc_gateway_request_duration_seconds_bucket" + labels.formatted("90.0", 0))
                .contains("mfc_gateway_request_duration_seconds_bucket" + labels.formatted("120.0", 1))
                .contains("mfc_gateway_request_duration_seconds_count{operation=\"get_otp\",tenant=\"acme\"} 1\n");
    }
}
