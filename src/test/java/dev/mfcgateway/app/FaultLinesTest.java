package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a fault is said to stand, in files as people write them. */
class FaultLinesTest {

    @TempDir
    private Path directory;

    private SpoiltConfig config;

    @BeforeEach
    void copySamples() throws IOException {
        config = new SpoiltConfig(directory);
    }

    @Test
    void countsCommentsAndEmptyLines() throws IOException {
        gateway(
                """
                # The first line.

                server:
                  # A comment of its own.
                  host: 0.0.0.0   # and one beside

                  port: 0
                """);

        assertThat(places()).containsExactly("gateway.yaml:7: server.port: is 0");
    }

    @Test
    void findsKeysThatShareALine() throws IOException {
        gateway("server: {host: 0.0.0.0, port: 0}\nmanagement: {\n  port: 0}\n");

        assertThat(places())
                .containsExactly("gateway.yaml:1: server.port: is 0", "gateway.yaml:3: management.port: is 0");
    }

    @Test
    void findsKeysInQuotesAndAfterLongText() throws IOException {
        gateway(
                """
                docs:
                  "enabled": >-
                    a text
                    of many lines
                'server':
                  "port"  : 0
                """);

        assertThat(places())
                .containsExactly("gateway.yaml:2: docs.enabled: is text", "gateway.yaml:6: server.port: is 0");
    }

    @Test
    void givesEachEntryOfAListItsLine() throws IOException {
        config.write(
                "gateway.yaml",
                """
                redis:
                  type: cluster
                  endpoints:
                    - redis://one
                    # - redis://two
                    - http://three
                    - 4
                storage: {encryptionKey: "${env:MFC_STORAGE_KEY}"}
                tenants: {directory: tenants}
                """);

        assertThat(places())
                .containsExactly(
                        "gateway.yaml:6: redis.endpoints[1]: is not a Redis URI",
                        "gateway.yaml:7: redis.endpoints[2]: is a number");
    }

    @Test
    void findsWhatIsMissingWhereItsSectionBegins() throws IOException {
        config.write("gateway.yaml", "docs: {}\n\nstorage:\n  {}\nredis: {}\ntenants: {directory: tenants}\n");

        assertThat(places())
                .containsExactly(
                        "gateway.yaml:3: storage.encryptionKey: is missing",
                        "gateway.yaml:5: redis.endpoints: is missing");
    }

    @Test
    void namesTheWholeFileWhereASectionIsMissing() throws IOException {
        config.write("gateway.yaml", "\n\ntenants: {directory: tenants}\n");

        assertThat(places()).containsExactly("gateway.yaml: redis: is missing", "gateway.yaml: storage: is missing");
    }

    @Test
    void tellsANameWithADotFromASectionAndItsKey() throws IOException {
        gateway("server: {port: 0}\nserver.port: 8080\n'': 1\n\"a\\nb\": 1\n");

        assertThat(config.faults())
                .containsExactly(
                        "gateway.yaml:1: server.port: is 0; allowed: a whole number from 1 to 65535",
                        "gateway.yaml:2: \"server.port\": is not a known key; the nearest is server.port",
                        "gateway.yaml:3: \"\": is not a known key; the nearest is server.tls",
                        "gateway.yaml:4: \"a\\nb\": is not a known key; the nearest is shutdown.drainMs");
    }

    @Test
    void findsReferencesThatLeadNowhere() throws IOException {
        gateway(
                """
                server:
                  host:
                    ${env:NOBODY}
                management: {host: "${file:nowhere}"}
                """);

        assertThat(places())
                .containsExactly(
                        "gateway.yaml:2: server.host: ${env:NOBODY} is not set",
                        "gateway.yaml:4: management.host: ${file:nowhere} does not exist");
    }

    @Test
    void tellsAClashOfPortsAtTheOneThatIsWritten() throws IOException {
        gateway("server: {port: 9090}\n");
        assertThat(places()).containsExactly("gateway.yaml:1: server.port: is the same as management.port");

        gateway("\nmanagement: {port: 8080}\n");
        assertThat(places()).containsExactly("gateway.yaml:2: management.port: is the same as server.port");
    }

    @Test
    void namesBothPlacesOfAClash() throws IOException {
        config.write("tenants/acme.yaml", tenant("one", "  hosts:\n    - one.example.in\n    - both.example.in"))
                .write("tenants/globex.yaml", tenant("two", "  pathPrefixes: [/two]\n  hosts: [BOTH.example.in]"));

        assertThat(places())
                .containsExactly("tenants/globex.yaml:4: routes.hosts[0]: is a host of tenants/acme.yaml:5");
    }

    @Test
    void tellsFaultsInTheOrderOfTheirLines() throws IOException {
        gateway("shutdown: {pauseMs: -1}\nserver: {prot: 1,\n  host: ''}\nmanagement: {port: ''}\nunknown: 1\n");

        assertThat(places())
                .extracting(place -> place.replaceAll("gateway.yaml:(\\d+).*", "$1"))
                .containsExactly("1", "2", "3", "4", "5");
    }

    private void gateway(String yaml) throws IOException {
        config.write(
                "gateway.yaml",
                yaml
                        + """
                redis: {endpoints: ["redis://localhost"]}
                storage: {encryptionKey: "${env:MFC_STORAGE_KEY}"}
                tenants: {directory: tenants}
                """);
    }

    private static String tenant(String name, String routes) {
        return "name: " + name + "\nroutes:\n" + routes
                + """

                credentials: {apiSecret: "${env:ACME_API_SECRET}", authTokenSecret: "${env:ACME_AUTH_TOKEN_SECRET}"}
                mfcentral:
                  baseUrl: https://services.mfcentral.com
                  flow: otp
                  clientId: client
                  clientSecret: ${env:ACME_MFC_CLIENT_SECRET}
                  userName: user
                  password: ${env:ACME_MFC_PASSWORD}
                  encryptionKey: ${env:ACME_MFC_ENCRYPTION_KEY}
                  privateKey: ${env:ACME_MFC_PRIVATE_KEY}
                  publicKey: ${env:ACME_MFC_PUBLIC_KEY}
                """;
    }

    /** Each fault without what is allowed. */
    private List<String> places() {
        return config.faults().stream()
                .map(fault -> fault.substring(0, fault.indexOf("; ")))
                .toList();
    }
}
