package dev.mfcgateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.operations.Query.Series;
import dev.mfcgateway.operations.RuleFiles.Rule;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A gateway at work, watched by a real Prometheus with the rules that operators are given. */
class PrometheusIT {

    private static FullStack stack;
    private static RealPrometheus prometheus;
    private static Scrape scrape;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        RealPrometheus.requireInstalled();
        stack = FullStack.start();
        stack.partner().getOtp(Partner.body(stack.transactions().create("acme")));
        scrape = new Scrape(stack.management("/metrics").text());
        prometheus = RealPrometheus.watching(stack);
        Await.until("the target is up", () -> prometheus
                .samples("up{job=\"mfc-gateway\"} == 1")
                .findAny()
                .isPresent());
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
            stack.close();
        }
    }

    @Test
    void evaluatesEveryRuleWithoutAnError() throws IOException {
        Await.until("all rules are evaluated", PrometheusIT::hasEvaluatedAll);

        assertThat(prometheus.rules().map(rule -> rule.getString("name")))
                .containsExactlyInAnyOrderElementsOf(
                        RuleFiles.rules().stream().map(Rule::name).toList());
        assertThat(prometheus.rules()).allSatisfy(rule -> assertThat(rule.getString("health"))
                .as("%s: %s", rule.getString("name"), rule.getString("lastError"))
                .isEqualTo("ok"));
    }

    @Test
    void warnsOfNothingWhileAllIsWell() {
        Await.until("all rules are evaluated", PrometheusIT::hasEvaluatedAll);
        Await.until("no alert is pending or fires", () -> prometheus
                .rules()
                .allMatch(rule -> rule.getString("state", "inactive").equals("inactive")));
    }

    private static boolean hasEvaluatedAll() {
        return prometheus.rules().noneMatch(rule -> rule.getString("health").equals("unknown"));
    }

    static Stream<Query> queries() throws IOException {
        return Stream.concat(
                RuleFiles.rules().stream().map(Rule::expr).map(Query::new),
                Dashboards.all().stream().flatMap(Dashboards::queries));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void asksOnlyForWhatThereIs(Query query) throws IOException {
        Set<String> recorded = RuleFiles.rules().stream()
                .filter(rule -> !rule.isAlert())
                .map(Rule::name)
                .collect(Collectors.toSet());
        Set<String> labels = new HashSet<>(Scrape.ADDED);

        assertThat(query.series()).isNotEmpty();
        for (Series series : query.series()) {
            if (series.isRecorded()) {
                assertThat(recorded).contains(series.name());
                labels.addAll(series.labelsInName());
            } else if (!series.name().equals("up")) {
                assertThat(scrape.metrics()).contains(series.name());
                labels.addAll(scrape.labels(series.name()).keySet());
                hasLabels(series);
            }
        }
        assertThat(labels).containsAll(query.groupings());
    }

    private static void hasLabels(Series series) {
        series.labels().forEach((label, value) -> {
            if (!Scrape.ADDED.contains(label)) {
                assertThat(scrape.labels(series.name())).as(series.name()).containsKey(label);
                value.ifPresent(known -> assertThat(scrape.labels(series.name()).get(label))
                        .as("%s{%s}", series.name(), label)
                        .contains(known));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("queries")
    void understandsTheQuery(Query query) {
        JsonObject answer = prometheus.query(Dashboards.withValues(query.text()));

        assertThat(answer.getString("status")).as(answer.getString("error")).isEqualTo("success");
    }
}
