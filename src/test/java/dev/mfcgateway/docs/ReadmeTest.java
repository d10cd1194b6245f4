package dev.mfcgateway.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.config.ConfigReference;
import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.metrics.CertificateMetrics;
import dev.mfcgateway.metrics.ConfigMetrics;
import dev.mfcgateway.metrics.ConnectionMetrics;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.metrics.LogMetrics;
import dev.mfcgateway.simulator.ScriptedPan;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's tables, files and code, compared with the thing itself. */
class ReadmeTest {

    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| ([^|]*?) ?\\|", Pattern.MULTILINE);

    private final String readme = read("README.md");

    @Test
    void listsEveryRowOfTheErrorMap() {
        String rows = Arrays.stream(FailureCategory.values())
                .map(row -> "| `%s` | %d | %s | %s | %s |\n"
                        .formatted(
                                row.label(),
                                row.status(),
                                row.message(),
                                row.errorType().wireName(),
                                operations(row)))
                .collect(joining());

        assertThat(section("error-map"))
                .isEqualTo("| category | status | message | errorType | operations |\n| --- | --- | --- | --- | --- |\n"
                        + rows);
    }

    private static String operations(FailureCategory row) {
        return Arrays.stream(Operation.values())
                .filter(row.operations()::contains)
                .map(operation -> operation == Operation.UNKNOWN ? "-" : operation.configName())
                .distinct()
                .collect(joining(", "));
    }

    @Test
    void explainsEveryCause() {
        assertThat(Arrays.stream(FailureCause.values()).map(FailureCause::label))
                .allSatisfy(cause -> assertThat(readme).contains("\n| `" + cause + "` | "));
    }

    @Test
    void listsEveryMetricWithItsLabels() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        GatewayMetrics metrics = new GatewayMetrics(registry, "1");
        metrics.requests("acme").answered(Operation.GET_OTP, Optional.empty(), Duration.ZERO);
        metrics.upstream("acme").callBegan();
        metrics.upstream("acme").callEnded(Operation.GET_OTP, Duration.ZERO);
        metrics.webhook("acme");
        new ConfigMetrics(registry, InstantSource.system());
        new ConnectionMetrics(registry, () -> 0);
        CertificateMetrics.register(registry, Optional::empty);
        LogMetrics.register(registry, () -> 0);
        Set<String> there = registry.getMeters().stream()
                .map(meter -> bare(meter.getId().getName()) + " "
                        + meter.getId().getTags().stream()
                                .map(Tag::getKey)
                                .sorted()
                                .toList())
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> listed = ROW.matcher(section("metrics"))
                .results()
                .map(row -> bare(row.group(1)) + " " + labels(row))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).isEqualTo(there);
    }

    /** Without what Prometheus adds. */
    private static String bare(String name) {
        return name.replaceAll("_total$|_seconds$", "");
    }

    private static List<String> labels(MatchResult row) {
        return Stream.of(row.group(2).split(", "))
                .filter(label -> !label.isEmpty())
                .sorted()
                .toList();
    }

    @Test
    void listsEveryKeyOfTheConfiguration() throws IOException {
        List<String> keys = ConfigReference.lines();
        List<String> listed = section("configuration").lines().toList();
        List<String> missing =
                keys.stream().filter(row -> !listed.contains(row)).toList();

        assertThat(missing)
                .withFailMessage("README.md lacks these rows:\n%s", String.join("\n", missing))
                .isEmpty();
        assertThat(listed).isEqualTo(keys);
    }

    @Test
    void quotesTheSampleConfigurationAsItIs() {
        assertThat(readme)
                .contains("```yaml\n" + read("conf/gateway.yaml") + "```")
                .contains("```yaml\n" + read("conf/tenants/acme.yaml") + "```");
    }

    @Test
    void quotesCodeThatCompiles() {
        String example = read("src/test/java/dev/mfcgateway/example/EmbeddedGateway.java");
        String quoted =
                readme.substring(readme.indexOf("```java\n") + 8, readme.indexOf("\n```", readme.indexOf("```java")));

        assertThat(squeezed(example)).contains(squeezed(quoted));
    }

    @Test
    void listsEveryScriptedPan() {
        String rows = Arrays.stream(ScriptedPan.values())
                .map(one -> "| `%s` | %s |\n".formatted(one.pan(), one.fate()))
                .collect(joining());

        assertThat(section("scripted-pans")).isEqualTo("| PAN | what happens |\n| --- | --- |\n" + rows);
    }

    @Test
    void namesOnlyFilesThatAreThere() {
        assertThat(Pattern.compile("\\]\\(([^)#:]+)\\)")
                        .matcher(readme)
                        .results()
                        .map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void saysAllThatTheAutomaticRunOfTheTestsDoes() {
        String run = read(".ci/run");
        String packages = Pattern.compile("^need \\S+ (\\S+)$", Pattern.MULTILINE)
                .matcher(run)
                .results()
                .map(need -> need.group(1))
                .collect(joining(" "));

        assertThat(readme).contains("\napt-get install " + packages + "\n");
        assertThat(run.lines().filter(line -> line.startsWith("./mvnw")).map(line -> line.replace("-B -ntp ", "")))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(readme).contains(command));
    }

    private String section(String name) {
        String begin = "<!-- " + name + " -->\n";
        return readme.substring(readme.indexOf(begin) + begin.length(), readme.indexOf("<!-- /" + name + " -->"));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
