package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows of the command line's output is what comes out. */
class DocumentedOutputTest {

    private final StringWriter output = new StringWriter();

    @TempDir
    private Path directory;

    private SpoiltConfig conf;

    @BeforeEach
    void copySamples() throws IOException {
        conf = new SpoiltConfig(directory.resolve("conf"));
        conf.environment().put("ACME_MFC_PASSWORD", "changeme");
    }

    @Test
    void ofCheck() throws IOException {
        conf.environment().remove("ACME_API_SECRET");
        conf.replace("gateway.yaml", "port: 9090", "port: 8080")
                .replace("tenants/acme.yaml", "lifetimeMs:", "lifeTime:")
                .replace("tenants/globex.yaml", "[globex.example.in]", "[acme.example.in]");

        assertReadmeShows(
                "$ java -jar target/mfc-gateway.jar --config conf/gateway.yaml --check\n",
                "--config",
                conf.file().toString(),
                "--check");
    }

    @Test
    void ofPlan() throws IOException {
        SpoiltConfig next = new SpoiltConfig(directory.resolve("next"));
        conf.environment().put("ACME_MFC_PASSWORD_2", "4f81c0d2");
        next.replace("gateway.yaml", "port: 8080", "port: 8090")
                .replace("tenants/acme.yaml", "maxSends: 5", "maxSends: 3")
                .replace("tenants/acme.yaml", "ACME_MFC_PASSWORD", "ACME_MFC_PASSWORD_2")
                .replace("tenants/globex.yaml", "name: globex", "name: initech")
                .replace("tenants/globex.yaml", "[globex.example.in]", "[initech.example.in]")
                .replace("tenants/globex.yaml", "[/globex]", "[/initech]");
        conf.environment().put("ACME_MFC_PASSWORD", "0a1b2c3d");

        assertReadmeShows(
                "$ java -jar target/mfc-gateway.jar --config conf/gateway.yaml --plan next\n",
                "--config",
                conf.file().toString(),
                "--plan",
                directory.resolve("next").toString());
    }

    private void assertReadmeShows(String command, String... arguments) throws IOException {
        PrintWriter both = new PrintWriter(output, true);
        CommandLineInterface.of(conf.files(), options -> 0)
                .setOut(both)
                .setErr(both)
                .execute(arguments);

        assertThat(output.toString().replace(directory + "/", "")).isEqualTo(shownBelow(command));
    }

    private static String shownBelow(String command) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("```\n" + command) + "```\n".length() + command.length();
        return readme.substring(begin, readme.indexOf("```\n", begin));
    }
}
