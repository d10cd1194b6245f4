package dev.mfcgateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigPlanTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final ConfigDocument shared = document("redis: {endpoints: ['redis://:hunter2@one']}");
    private final ConfigDocument acme = document("name: acme");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            otp: {maxSends: 4}               | otp: {maxSends: 3}               | ~ acme: otp.maxSends: 4 -> 3
            otp: {}                          | otp: {maxSends: 3}               | ~ acme: otp.maxSends: 5 -> 3
            otp: {maxSends: 3}               | {}                               | ~ acme: otp.maxSends: 3 -> 5
            mfcentral: {flow: otp}           | mfcentral: {}                    | ~ acme: mfcentral.flow: "otp" -> "redirect"
            mfcentral: {}                    | mfcentral: {origin: "a -> b"}    | ~ acme: mfcentral.origin: absent -> "a -> b"
            webhook: {url: "https://a/b"}    | {}                               | ~ acme: webhook.url: "https://a/b" -> absent
            routes: {hosts: [a.in, b.in]}    | routes: {hosts: [a.in]}          | ~ acme: routes.hosts: ["a.in","b.in"] -> ["a.in"]
            routes: {}                       | routes: {headers: {x-name: acme}} | ~ acme: routes.headers.x-name: absent -> "acme"
            credentials: {protect: []}       | credentials: {}                  | ~ acme: credentials.protect: [] -> ["transaction"]
            mfcentral: {breaker: {failureRatio: 1.0}} | mfcentral: {}           | ~ acme: mfcentral.breaker.failureRatio: 1.0 -> 0.5
            credentials: {apiSecret: hunter2} | credentials: {apiSecret: hunter3} | ~ acme: credentials.apiSecret: secret changed
            credentials: {apiSecret: hunter2} | credentials: {apiSecret: [hunter3, hunter2]} | ~ acme: credentials.apiSecret: secret changed
            credentials: {apiSecret: [hunter3, hunter2]} | credentials: {apiSecret: [hunter2, hunter3]} | ~ acme: credentials.apiSecret: secret changed
            mfcentral: {redirect: {urlKey: hunter2}} | mfcentral: {}            | ~ acme: mfcentral.redirect.urlKey: secret changed
            mfcentral: {publicKey: hunter2}  | mfcentral: {publicKey: hunter3}  | ~ acme: mfcentral.publicKey: secret changed
            """)
    void tellsWhatChangesOfATenant(String before, String after, String line) {
        assertThat(plan(List.of(tenant(before)), List.of(tenant(after))))
                .first()
                .isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            {}                                   | otp: {maxSends: 5, maxWrongAttempts: 5}
            mfcentral: {breaker: {failureRatio: 1}} | mfcentral: {breaker: {failureRatio: 1.0}}
            webhook: {url: "https://a/b"}        | webhook: {url: "https://a/b", allowPrivateAddresses: false}
            {}                                   | routes: {headers: {}}
            otp: {maxWrongAttempts: 3, maxSends: 3} | otp: {maxSends: 3, maxWrongAttempts: 3}
            """)
    void takesWhatMeansTheSameForTheSame(String before, String after) {
        assertThat(plan(List.of(tenant(before)), List.of(tenant(after))))
                .first()
                .isEqualTo("nothing would change");
    }

    @Test
    void hidesWhatCameThroughAReferenceOnEitherSide() {
        ConfigDocument written = tenant("routes: {hosts: [a.in]}\nmfcentral: {clientId: one, userName: hunter1}");
        ConfigDocument referenced = document(
                "name: acme\nroutes: {hosts: [hunter2, b.in]}\nmfcentral: {clientId: hunter3, userName: hunter1}",
                "routes.hosts[0]",
                "mfcentral.clientId",
                "mfcentral.userName");
        List<String> hidden = List.of(
                "~ acme: mfcentral.clientId: secret changed",
                "~ acme: routes.hosts: secret changed",
                "tenants: 0 added, 1 changed, 0 removed, 0 unchanged; secrets: 2 changed, 2 unchanged");

        assertThat(plan(List.of(written), List.of(referenced))).isEqualTo(hidden);
        assertThat(plan(List.of(referenced), List.of(written))).isEqualTo(hidden);
    }

    @Test
    void tellsWhichTenantsComeAndGo() {
        ConfigDocument initech = document(
                "name: initech\nroutes: {hosts: [a.in, hunter2], pathPrefixes: [/i], headers: {x-name: i}}",
                "routes.hosts[1]");
        ConfigDocument quiet = document("name: quiet");

        assertThat(plan(List.of(quiet, acme), List.of(initech, acme)))
                .containsExactly(
                        "+ initech: routes: host a.in, host (secret), prefix /i, header x-name: i",
                        "- quiet: routes: none",
                        "tenants: 1 added, 0 changed, 1 removed, 1 unchanged; secrets: 0 changed, 1 unchanged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.host: \"0.0.0.0\" -> \"::1\"",
                "server.port: 8080 -> 80",
                "management.host: \"0.0.0.0\" -> \"::1\"",
                "management.port: 9090 -> 80",
                "redis.type: \"standalone\" -> \"cluster\"",
                "redis.endpoints: secret changed",
                "redis.keyPrefix: \"mfg\" -> \"other\"",
                "storage.encryptionKey: secret changed"
            })
    void saysWhatWaitsForTheNextStart(String change) {
        assertThat(planOfEverySharedKey()).contains("~ shared file: " + change + " (at the next start)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.maxBodyBytes: 16384 -> 1000",
                "shutdown.drainMs: 160000 -> 1",
                "docs.enabled: true -> false",
                "tenants.directory: absent -> \"other\""
            })
    void leavesTheRestOfTheSharedFileUnmarked(String change) {
        assertThat(planOfEverySharedKey()).contains("~ shared file: " + change);
    }

    @Test
    void namesTheKeysThatWaitForTheNextStart() {
        ConfigDocuments other = new ConfigDocuments(everySharedKeyOtherwise(), List.of(acme));

        assertThat(ConfigPlan.keysForTheNextStart(new ConfigDocuments(shared, List.of()), other))
                .containsExactly(
                        "management.host",
                        "management.port",
                        "redis.endpoints",
                        "redis.keyPrefix",
                        "redis.type",
                        "server.host",
                        "server.port",
                        "storage.encryptionKey");
        assertThat(ConfigPlan.keysForTheNextStart(other, other)).isEmpty();
    }

    private List<String> planOfEverySharedKey() {
        return ConfigPlan.lines(
                new ConfigDocuments(shared, List.of(acme)),
                new ConfigDocuments(everySharedKeyOtherwise(), List.of(acme)));
    }

    private static ConfigDocument everySharedKeyOtherwise() {
        return document(
                """
                server: {host: "::1", port: 80, maxBodyBytes: 1000}
                management: {host: "::1", port: 80}
                redis: {type: cluster, endpoints: ["redis://:hunter2@two"], keyPrefix: other}
                storage: {encryptionKey: hunter2}
                shutdown: {drainMs: 1}
                docs: {enabled: false}
                tenants: {directory: other}
                """);
    }

    @Test
    void goesFromTheSharedFileToTheTenantsByName() {
        ConfigDocument other = document("redis: {endpoints: ['redis://:hunter2@one']}\nserver: {port: 1}");
        List<ConfigDocument> before = List.of(document("name: b"), document("name: d"), document("name: c"));
        List<ConfigDocument> after = List.of(
                document("name: c\notp: {maxWrongAttempts: 1, maxSends: 1}"), document("name: d"), document("name: a"));

        assertThat(ConfigPlan.lines(new ConfigDocuments(shared, before), new ConfigDocuments(other, after)))
                .containsExactly(
                        "~ shared file: server.port: 8080 -> 1 (at the next start)",
                        "+ a: routes: none",
                        "- b: routes: none",
                        "~ c: otp.maxSends: 5 -> 1",
                        "~ c: otp.maxWrongAttempts: 5 -> 1",
                        "tenants: 1 added, 1 changed, 1 removed, 1 unchanged; secrets: 0 changed, 1 unchanged");
    }

    @Test
    void knowsATenantByItsNameWhateverItsFileIsCalled() {
        assertThat(plan(List.of(acme), List.of(new ConfigDocument("other", acme.tree(), Set.of(), KeyLines.UNKNOWN))))
                .containsExactly(
                        "nothing would change",
                        "tenants: 0 added, 0 changed, 0 removed, 1 unchanged; secrets: 0 changed, 1 unchanged");
    }

    private List<String> plan(List<ConfigDocument> before, List<ConfigDocument> after) {
        List<String> lines = ConfigPlan.lines(new ConfigDocuments(shared, before), new ConfigDocuments(shared, after));
        assertThat(lines).noneMatch(line -> line.contains("hunter"));
        return lines;
    }

    private static ConfigDocument tenant(String yaml) {
        return document(yaml.equals("{}") ? "name: acme" : "name: acme\n" + yaml);
    }

    private static ConfigDocument document(String yaml, String... referenced) {
        try {
            return new ConfigDocument("any", (ObjectNode) YAML.readTree(yaml), Set.of(referenced), KeyLines.UNKNOWN);
        } catch (JsonProcessingException slip) {
            throw new AssertionError(slip);
        }
    }
}
