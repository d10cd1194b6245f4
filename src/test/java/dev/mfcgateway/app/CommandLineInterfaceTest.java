package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.config.ProgramOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineInterfaceTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<ProgramOptions> ran = new ArrayList<>();

    @TempDir
    private Path directory;

    private SpoiltConfig config;

    @BeforeEach
    void copySamples() throws IOException {
        config = new SpoiltConfig(directory);
    }

    @Test
    void checkSaysHowManyTenantsThereAreAndRunsNothing() {
        assertThat(execute("--check", "--config", config.file().toString())).isZero();

        assertThat(out.toString().lines()).containsExactly("ok: 2 tenants");
        assertThat(err.toString()).isEmpty();
        assertThat(ran).isEmpty();
    }

    @Test
    void checkWarnsOnTheErrorStreamAndStillPasses() {
        config.environment().put("ACME_MFC_PASSWORD", "changeme");

        assertThat(execute("--check", "--config", config.file().toString())).isZero();

        assertThat(told()).containsExactly("warning: " + guessed());
    }

    @Test
    void checkPutsOneLineForEachFaultOnTheErrorStream() {
        config.set("gateway.yaml", "/server/port", "0").set("tenants/acme.yaml", "/name", "mf");

        assertThat(execute("--check", "--config=" + config.file())).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(told())
                .containsExactlyElementsOf(config.located(
                        "gateway.yaml: server.port: is 0; allowed: a whole number from 1 to 65535",
                        "tenants/acme.yaml: name: is reserved; allowed: 1 to 32 of a-z, 0-9 and -, but not mf"));
    }

    @Test
    void checkWarnsBesideRefusing() {
        config.environment().put("ACME_MFC_PASSWORD", "changeme");
        config.set("tenants/globex.yaml", "/name", "mf");

        assertThat(execute("--check", "--config", config.file().toString())).isEqualTo(2);

        assertThat(told())
                .containsExactly(
                        "warning: " + guessed(),
                        "tenants/globex.yaml:2: name: is reserved; allowed: 1 to 32 of a-z, 0-9 and -, but not mf");
    }

    @Test
    void runsWhatWasConfigured() {
        assertThat(execute("--config", config.file().toString())).isEqualTo(7);

        assertThat(ran)
                .singleElement()
                .satisfies(options -> assertThat(options.management().port()).isEqualTo(9090));
    }

    @Test
    void runsNothingThatIsFaulty() {
        config.set("gateway.yaml", "/server/port", "0");

        assertThat(execute("--config", config.file().toString())).isEqualTo(2);

        assertThat(ran).isEmpty();
    }

    @Test
    void asksForTheConfiguration() {
        assertThat(execute("--check")).isEqualTo(2);

        assertThat(err.toString()).startsWith("Missing required option: '--config=FILE'");
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(execute("--help")).isZero();

        assertThat(out.toString()).contains("--config=FILE", "--check", "--plan=DIR", "--help", "--version");
    }

    @Test
    void versionNeedsNoConfiguration() {
        assertThat(execute("--version")).isZero();

        assertThat(out.toString()).startsWith("mfc-gateway ");
    }

    private String guessed() {
        return config.located("tenants/acme.yaml: mfcentral.password: is easily guessed; better: a random value")
                .get(0);
    }

    /** The error stream, its files named as if theirs were the working directory. */
    private List<String> told() {
        return err.toString().replace(directory + "/", "").lines().toList();
    }

    private int execute(String... arguments) {
        CommandLine commandLine = CommandLineInterface.of(config.files(), loaded -> {
            ran.add(loaded.options());
            return 7;
        });
        return commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
