package dev.mfcgateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mfcgateway.operations.RuleFiles.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That nobody is woken by an alert that does not say what to do. */
class AlertRulesTest {

    private static final Path RUNBOOK = RuleFiles.DIRECTORY.resolve("RUNBOOK.md");
    private static final Path TESTS = Path.of("src", "test", "resources", "prometheus");

    static List<Rule> alerts() throws IOException {
        return RuleFiles.alerts();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void saysHowUrgentItIsAndWhatToDo(Rule alert) throws IOException {
        JsonNode annotations = alert.itself().get("annotations");
        String severity = alert.itself().at("/labels/severity").asText();

        assertThat(severity).isIn("page", "ticket");
        assertThat(annotations.get("summary").asText()).isNotBlank();
        assertThat(annotations.get("description").asText()).endsWith(".");
        assertThat(annotations.get("runbook").asText())
                .isEqualTo(RUNBOOK + "#" + alert.name().toLowerCase(Locale.ROOT));
        assertThat(Files.readString(RUNBOOK)).contains("\n## " + alert.name() + "\n\n" + severity + ". ");
    }

    @Test
    void hasNoParagraphWithoutAnAlert() throws IOException {
        Set<String> names = alerts().stream().map(Rule::name).collect(Collectors.toSet());

        assertThat(Pattern.compile("^## (\\w+)$", Pattern.MULTILINE)
                        .matcher(Files.readString(RUNBOOK))
                        .results()
                        .map(heading -> heading.group(1)))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void isTestedBothFiringAndQuiet(Rule alert) throws IOException {
        String asked = "ALERTS{alertname=\"" + alert.name() + "\",";
        List<String> answers = tests().flatMap(
                        text -> Stream.of(text.split("- expr: ")).filter(test -> test.contains(asked)))
                .toList();

        assertThat(answers).anyMatch(test -> test.contains("- labels: "));
        assertThat(answers).anyMatch(test -> test.contains("exp_samples: []") || hasAnotherTenant(test));
    }

    /** Two tenants in the input, and one in the answer. */
    private static boolean hasAnotherTenant(String test) {
        return test.contains("- labels: '{tenant=\"acme\"}'");
    }

    private static Stream<String> tests() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            List<Path> all = files.toList();
            assertThat(all).isNotEmpty();
            return all.stream().map(AlertRulesTest::read);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
