package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line's {@code --plan}: what it reads, refuses and prints. */
class PlanTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private SpoiltConfig inForce;
    private SpoiltConfig planned;

    @BeforeEach
    void copySamplesTwice() throws IOException {
        inForce = new SpoiltConfig(directory.resolve("now"));
        planned = new SpoiltConfig(directory.resolve("then"));
    }

    @Test
    void printsWhatWouldChange() throws IOException {
        inForce.environment().put("ACME_NEW_PASSWORD", "hunter2");
        Files.delete(planned.file("tenants/globex.yaml"));
        planned.set("gateway.yaml", "/server/port", "8090")
                .set("tenants/acme.yaml", "/otp/maxSends", "3")
                .set("tenants/acme.yaml", "/mfcentral/password", "${env:ACME_NEW_PASSWORD}");

        assertThat(plan()).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "~ shared file: server.port: 8080 -> 8090 (at the next start)",
                        "~ acme: mfcentral.password: secret changed",
                        "~ acme: otp.maxSends: 5 -> 3",
                        "- globex: routes: host globex.example.in, prefix /globex, header x-gateway-name: globex",
                        "tenants: 0 added, 1 changed, 1 removed, 0 unchanged; secrets: 1 changed, 9 unchanged");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysThatNothingWouldChange() {
        assertThat(plan()).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "nothing would change",
                        "tenants: 0 added, 0 changed, 0 removed, 2 unchanged; secrets: 0 changed, 17 unchanged");
    }

    @Test
    void seesThatASecretFileHoldsAnotherSecret() throws IOException {
        for (SpoiltConfig config : List.of(inForce, planned)) {
            config.set("tenants/acme.yaml", "/mfcentral/password", "${file:password}");
        }
        inForce.write("tenants/password", "hunter2-d41d8c");
        planned.write("tenants/password", "hunter3-d41d8c");

        assertThat(plan()).isZero();

        assertThat(out.toString().lines()).first().isEqualTo("~ acme: mfcentral.password: secret changed");
        assertThat(out + "" + err).doesNotContain("hunter");
    }

    @Test
    void tellsTheFaultsOfBothSides() throws IOException {
        inForce.set("gateway.yaml", "/server/port", "0");
        planned.set("tenants/acme.yaml", "/name", "mf").write("tenants/globex.yaml", "name: globex\n}");

        assertThat(plan()).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(told())
                .containsExactly(
                        "now/gateway.yaml:4: server.port: is 0; allowed: a whole number from 1 to 65535",
                        "then/tenants/acme.yaml:2: name: is reserved; allowed: 1 to 32 of a-z, 0-9 and -, but not mf",
                        "then/tenants/globex.yaml:2: is not YAML: expected <block end>, but found '}'; allowed: YAML with each key once");
    }

    @Test
    void refusesToPlanWhereOneSideIsFaulty() {
        planned.set("gateway.yaml", "/server/port", "0");

        assertThat(plan()).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
    }

    @Test
    void namesTheFileThatIsMissingInTheOtherDirectory() throws IOException {
        Files.delete(planned.file());

        assertThat(plan()).isEqualTo(2);

        assertThat(told()).containsExactly("then/gateway.yaml: does not exist; allowed: a YAML file");
    }

    @Test
    void namesADirectoryThatIsNone() {
        Path nowhere = directory.resolve("nowhere");

        assertThat(execute("--config", inForce.file().toString(), "--plan", nowhere.toString()))
                .isEqualTo(2);

        assertThat(told()).first().isEqualTo("--plan: nowhere is not a directory");
    }

    @Test
    void isNotTogetherWithCheck() {
        assertThat(execute("--check", "--config", inForce.file().toString(), "--plan", directory.toString()))
                .isEqualTo(2);

        assertThat(told()).first().isEqualTo("Error: --check, --plan=DIR are mutually exclusive (specify only one)");
    }

    private int plan() {
        return execute(
                "--config",
                inForce.file().toString(),
                "--plan",
                directory.resolve("then").toString());
    }

    private int execute(String... arguments) {
        return CommandLineInterface.of(inForce.files(), options -> {
                    throw new AssertionError("is not to be run");
                })
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** The error stream, its files named as if the test's directory were the working directory. */
    private List<String> told() {
        return err.toString().replace(directory + "/", "").lines().toList();
    }
}
