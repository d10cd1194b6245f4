package dev.mfcgateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Program;
import dev.mfcgateway.testing.Program.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files for Prometheus, held against its own tool. */
class PromtoolIT {

    private static final Path TESTS = Path.of("src", "test", "resources", "prometheus");

    private final Program promtool = Program.called("promtool", "prometheus");

    @Test
    void takesTheConfigurationAndEveryRule() throws IOException, InterruptedException {
        Outcome check = promtool.run(List.of(
                "check", "config", RuleFiles.DIRECTORY.resolve("prometheus.yml").toString()));

        assertThat(check.output()).contains(RuleFiles.ALL.size() + " rule files found");
        assertThat(check.exitCode()).as(check.output() + check.errors()).isZero();
    }

    @Test
    void firesEachAlertWhenItShouldAndOnlyThen() throws IOException, InterruptedException {
        Outcome test = promtool.run(List.of(
                "test",
                "rules",
                TESTS.resolve("alerts.test.yml").toString(),
                TESTS.resolve("slow-alerts.test.yml").toString()));

        assertThat(test.exitCode()).as(test.output() + test.errors()).isZero();
    }
}
