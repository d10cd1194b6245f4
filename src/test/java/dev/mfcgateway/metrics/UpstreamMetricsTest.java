package dev.mfcgateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.investor.Channel;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpstreamMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final UpstreamMetrics metrics = new UpstreamMetrics(registry, "acme");
    private final BreakerMetrics breaker = metrics.newBreaker();

    @BeforeEach
    void showTheBreaker() {
        metrics.show(breaker);
    }

    @Test
    void beginsWithAClosedBreaker() {
        assertThat(scrape("mfc_gateway_circuit_breaker_state"))
                .containsExactlyInAnyOrder(state("closed", 1), state("open", 0), state("half_open", 0));
    }

    @ParameterizedTest
    @EnumSource
    void showsOneForTheCurrentStateOnly(BreakerState current) {
        breaker.moved(current);

        assertThat(scrape("mfc_gateway_circuit_breaker_state"))
                .containsExactlyInAnyOrder(
                        state("closed", current == BreakerState.CLOSED ? 1 : 0),
                        state("open", current == BreakerState.OPEN ? 1 : 0),
                        state("half_open", current == BreakerState.HALF_OPEN ? 1 : 0));
    }

    private static String state(String state, int value) {
        return "mfc_gateway_circuit_breaker_state{state=\"%s\",tenant=\"acme\"} %d.0".formatted(state, value);
    }

    @Test
    void countsAMoveOnceAndUnderBothItsEnds() {
        breaker.moved(BreakerState.OPEN);

        assertThat(scrape("mfc_gateway_circuit_breaker_transitions_total"))
                .containsExactlyInAnyOrder(
                        move("closed", "open", 1),
                        move("closed", "half_open", 0),
                        move("open", "closed", 0),
                        move("open", "half_open", 0),
                        move("half_open", "closed", 0),
                        move("half_open", "open", 0));
    }

    @Test
    void showsTheBreakerThatTookAnothersPlaceAndNotWhatBecomesOfThatOne() {
        BreakerMetrics successor = metrics.newBreaker();
        breaker.moved(BreakerState.OPEN);
        metrics.show(successor);

        breaker.moved(BreakerState.HALF_OPEN);

        assertThat(scrape("mfc_gateway_circuit_breaker_state"))
                .containsExactlyInAnyOrder(state("closed", 1), state("open", 0), state("half_open", 0));
        assertThat(scrape("mfc_gateway_circuit_breaker_transitions_total"))
                .contains(move("closed", "open", 1), move("open", "half_open", 0));
    }

    @Test
    void showsABreakerOnlyOnceItIsTheTenants() {
        metrics.newBreaker().moved(BreakerState.OPEN);

        assertThat(scrape("mfc_gateway_circuit_breaker_state")).contains(state("closed", 1));
        assertThat(scrape("mfc_gateway_circuit_breaker_transitions_total")).contains(move("closed", "open", 0));
    }

    private static String move(String from, String to, int value) {
        return "mfc_gateway_circuit_breaker_transitions_total{from=\"%s\",tenant=\"acme\",to=\"%s\"} %d.0"
                .formatted(from, to, value);
    }

    @Test
    void countsNoMoveThatGoesNowhere() {
        breaker.moved(BreakerState.CLOSED);

        assertThat(scrape("mfc_gateway_circuit_breaker_transitions_total"))
                .hasSize(6)
                .allMatch(series -> series.endsWith(" 0.0"));
    }

    @Test
    void countsTheBreakersCallsByKindOverAllItsBreakers() {
        metrics.newBreaker().called(BreakerCall.STALE);
        metrics.newBreaker().called(BreakerCall.STALE);

        assertThat(scrape("mfc_gateway_circuit_breaker_calls_total"))
                .containsExactlyInAnyOrder(
                        calls("success", 0),
                        calls("slow", 0),
                        calls("failure", 0),
                        calls("neutral", 0),
                        calls("stale", 2),
                        calls("refused", 0));
    }

    private static String calls(String kind, int value) {
        return "mfc_gateway_circuit_breaker_calls_total{kind=\"%s\",tenant=\"acme\"} %d.0".formatted(kind, value);
    }

    @Test
    void countsASendByChannelAndOutcome() {
        metrics.sendEnded(Channel.EMAIL, SendOutcome.REFUNDED);

        assertThat(scrape("mfc_gateway_otp_sends_total"))
                .containsExactlyInAnyOrder(
                        sends("phone", "sent", 0),
                        sends("phone", "failed", 0),
                        sends("phone", "unknown", 0),
                        sends("phone", "refunded", 0),
                        sends("email", "sent", 0),
                        sends("email", "failed", 0),
                        sends("email", "unknown", 0),
                        sends("email", "refunded", 1));
    }

    private static String sends(String channel, String outcome, int value) {
        return "mfc_gateway_otp_sends_total{channel=\"%s\",outcome=\"%s\",tenant=\"acme\"} %d.0"
                .formatted(channel, outcome, value);
    }

    @Test
    void countsARefusalByTheLimitThatRefused() {
        metrics.refusedBy(OtpLimit.COOLDOWN);

        assertThat(scrape("mfc_gateway_otp_limits_total"))
                .containsExactlyInAnyOrder(
                        limit("transaction", 0),
                        limit("cooldown", 1),
                        limit("pan", 0),
                        limit("contact", 0),
                        limit("tenant", 0));
    }

    private static String limit(String limit, int value) {
        return "mfc_gateway_otp_limits_total{limit=\"%s\",tenant=\"acme\"} %d.0".formatted(limit, value);
    }

    @Test
    void showsTheCallsUnderWay() {
        metrics.callBegan();
        metrics.callBegan();
        metrics.callEnded(Operation.GET_OTP, Duration.ofSeconds(1));

        assertThat(scrape("mfc_gateway_in_flight")).containsExactly("mfc_gateway_in_flight{tenant=\"acme\"} 1.0");
    }

    @Test
    void showsWhenTheTokenInUseExpiresAndNothingWhileThereIsNone() {
        String series = "mfc_gateway_mfcentral_token_expiry_timestamp_seconds{tenant=\"acme\"} ";
        assertThat(scrape("mfc_gateway_mfcentral_token_expiry")).containsExactly(series + "NaN");

        metrics.showToken(() -> Optional.of(Instant.ofEpochSecond(1_800_000_000)));

        assertThat(scrape("mfc_gateway_mfcentral_token_expiry")).containsExactly(series + "1.8E9");
    }

    @Test
    void putsACallOf150SecondsInItsOwnBucket() {
        metrics.callBegan();
        metrics.callEnded(Operation.GET_OTP, Duration.ofSeconds(150));

        String labels = "{operation=\"get_otp\",tenant=\"acme\",le=\"%s\"} %d";
        assertThat(scrape("mfc_gateway_mfcentral_duration_seconds_bucket"))
                .contains("mfc_gateway_mfcentral_duration_seconds_bucket" + labels.formatted("120.0", 0))
                .contains("mfc_gateway_mfcentral_duration_seconds_bucket" + labels.formatted("150.0", 1))
                .contains("mfc_gateway_mfcentral_duration_seconds_bucket" + labels.formatted("180.0", 1));
    }

    private List<String> scrape(String start) {
        return registry.scrape().lines().filter(line -> line.startsWith(start)).toList();
    }
}
