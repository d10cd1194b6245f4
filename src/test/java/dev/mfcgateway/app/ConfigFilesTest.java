package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfcgateway.config.ConfigRefused;
import dev.mfcgateway.mfcentral.ConsentFlow;
import dev.mfcgateway.tenant.TenantOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {

    @TempDir
    private Path directory;

    private SpoiltConfig config;

    @BeforeEach
    void copySamples() throws IOException {
        config = new SpoiltConfig(directory);
    }

    @Test
    void readsTheSamplesWithoutAWarning() {
        LoadedConfig loaded = config.load();

        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.options().server().listen().port()).isEqualTo(8080);
        List<TenantOptions> tenants = loaded.options().gateway().tenants();
        assertThat(tenants).extracting(tenant -> tenant.id().name()).containsExactly("acme", "globex");
        assertThat(tenants.get(0).routes().pathPrefixes()).containsExactly("/acme");
        assertThat(tenants.get(0).mfCentral().flow()).isInstanceOf(ConsentFlow.Redirect.class);
        assertThat(tenants.get(1).mfCentral().flow()).isInstanceOf(ConsentFlow.Otp.class);
    }

    @Test
    void takesTenantFilesAloneAndInOrder() throws IOException {
        config.write("tenants/.hidden.yaml", "[")
                .write("tenants/acme.yaml~", "[")
                .write("tenants/readme.txt", "[");
        Files.createDirectories(directory.resolve("tenants/..data/x.yaml"));
        Files.createDirectories(directory.resolve("tenants/old.yaml"));
        Files.move(config.file("tenants/acme.yaml"), config.file("tenants/z.yml"));

        assertThat(config.load().options().gateway().tenants())
                .extracting(tenant -> tenant.id().name())
                .containsExactly("globex", "acme");
    }

    @Test
    void namesAFileThatCannotBeRead() {
        Path missing = directory.resolve("nowhere.yaml");
        assertThatThrownBy(() -> config.files().load(missing))
                .isInstanceOf(ConfigRefused.class)
                .hasMessage(missing + ": does not exist; allowed: a YAML file");
        assertThatThrownBy(() -> config.files().load(directory))
                .isInstanceOf(ConfigRefused.class)
                .hasMessage(directory + ": is not a file; allowed: a YAML file");
    }

    @Test
    void goesOnWithTheOtherFilesWhereOneCannotBeRead() throws IOException {
        config.write("tenants/acme.yaml", "name: acme\n}")
                .set("gateway.yaml", "/server/port", "0")
                .set("tenants/globex.yaml", "/otp/maxSends", "0");

        String broken =
                "tenants/acme.yaml:2: is not YAML: expected <block end>, but found '}'; allowed: YAML with each key once";
        assertThat(config.faults())
                .containsSequence(
                        config.located("gateway.yaml: server.port: is 0; allowed: a whole number from 1 to 65535"))
                .contains(broken)
                .endsWith(
                        config.located("tenants/globex.yaml: otp.maxSends: is 0; allowed: a whole number from 1 to 100")
                                .get(0))
                .hasSize(3);
    }

    @Test
    void refusesADirectoryWithoutTenants() throws IOException {
        Files.delete(config.file("tenants/acme.yaml"));
        Files.delete(config.file("tenants/globex.yaml"));

        assertThat(config.faults())
                .containsExactlyElementsOf(
                        config.located(
                                "gateway.yaml: tenants.directory: holds no .yaml file; allowed: a directory with a .yaml file for each tenant"));
    }

    @Test
    void readsASecretFileBesideTheFileThatNamesItWithoutItsNewline() throws IOException {
        config.write("tenants/url-key", "0a1b2c3d4e5f60718293a4b5c6d7e8f9\r\n");
        Files.setPosixFilePermissions(config.file("tenants/url-key"), PosixFilePermissions.fromString("rw-r-----"));
        config.set("tenants/acme.yaml", "/mfcentral/redirect/urlKey", "${file:url-key}");

        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void warnsOfASecretFileThatOthersCanRead() throws IOException {
        config.write("tenants/url-key", "0a1b2c3d4e5f60718293a4b5c6d7e8f9\n");
        Files.setPosixFilePermissions(config.file("tenants/url-key"), PosixFilePermissions.fromString("rw-r--r--"));
        config.set("tenants/acme.yaml", "/mfcentral/redirect/urlKey", "${file:url-key}");

        assertThat(config.warnings())
                .containsExactlyElementsOf(
                        config.located(
                                "tenants/acme.yaml: mfcentral.redirect.urlKey: ${file:url-key} can be read by others; better: chmod o-r"));
    }

    @Test
    void warnsOfSecretsThatAreNone() {
        config.environment().put("ACME_MFC_PASSWORD", "changeme");
        config.set("tenants/globex.yaml", "/mfcentral/clientSecret", "in-the-open-d41d8c");
        config.set("gateway.yaml", "/redis/endpoints", "['redis://:d41d8c@cache']");

        assertThat(config.warnings())
                .containsExactlyElementsOf(
                        config.located(
                                "gateway.yaml: redis.endpoints[0]: holds a password that is written in the file; better: ${env:NAME} or ${file:PATH}",
                                "tenants/acme.yaml: mfcentral.password: is easily guessed; better: a random value",
                                "tenants/globex.yaml: mfcentral.clientSecret: is written in the file; better: ${env:NAME} or ${file:PATH}"));
    }

    @Test
    void warnsBesideRefusing() {
        config.environment().put("ACME_MFC_PASSWORD", "changeme");
        config.set("tenants/acme.yaml", "/otp/maxSends", "0")
                .set("tenants/globex.yaml", "/mfcentral/password", "open-d41d");

        assertThat(config.faults()).hasSize(1);
        assertThat(config.warnings())
                .containsExactlyElementsOf(
                        config.located(
                                "tenants/acme.yaml: mfcentral.password: is easily guessed; better: a random value",
                                "tenants/globex.yaml: mfcentral.password: is written in the file; better: ${env:NAME} or ${file:PATH}"));
    }

    @Test
    void takesAReferenceThatLeadsNowhereForNoGuessableSecret() {
        config.set("tenants/acme.yaml", "/mfcentral/password", "${env:EXAMPLE_PASSWORD}");

        assertThat(config.faults()).hasSize(1);
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void warnsOfCallsThatOutliveAShutdown() {
        config.set("gateway.yaml", "/shutdown/drainMs", "120000")
                .set("tenants/globex.yaml", "/mfcentral/timeoutMs", "120000");

        assertThat(config.warnings())
                .containsExactlyElementsOf(
                        config.located(
                                "tenants/acme.yaml: mfcentral.timeoutMs: is 150000, so that a shutdown may cut a request off; better: at most shutdown.drainMs, which is 120000"));
    }

    @Test
    void resolvesReferencesInsideLongerTextOnceAndNotAgain() {
        config.environment().put("REDIS_PASSWORD", "${env:HOME}$1");
        config.environment().put("REDIS_HOST", "cache");
        config.set("gateway.yaml", "/redis/keyPrefix", "a-${env:REDIS_HOST}-b");
        config.set("tenants/acme.yaml", "/mfcentral/password", "${env:REDIS_PASSWORD}");

        var gateway = config.load().options().gateway();
        assertThat(gateway.redis().keyPrefix()).isEqualTo("a-cache-b");
        assertThat(gateway.tenants().get(0).mfCentral().password().reveal()).isEqualTo("${env:HOME}$1");
    }

    @Test
    void givesEveryKeyOfATenantThatIsNotRequiredItsDefault() {
        List<TenantOptions> written = config.load().options().gateway().tenants();
        for (String key : List.of("/transaction", "/otp", "/credentials/protect")) {
            config.set("tenants/acme.yaml", key, null);
        }
        for (String key : List.of("iv", "keyDerivation", "base64", "signature", "verifyResponseSignature", "breaker")) {
            config.set("tenants/acme.yaml", "/mfcentral/" + key, null);
        }
        for (String key : List.of("connectTimeoutMs", "timeoutMs", "maxInFlight")) {
            config.set("tenants/acme.yaml", "/mfcentral/" + key, null);
        }

        TenantOptions defaulted = config.load().options().gateway().tenants().get(0);

        assertThat(defaulted)
                .usingRecursiveComparison()
                .ignoringFields("mfCentral.envelope")
                .isEqualTo(written.get(0));
    }

    /** What is equal is kept over a reload. */
    @Test
    void givesEqualOptionsWhereTheFilesSayTheSame() {
        assertThat(config.load().options())
                .isEqualTo(config.load().options())
                .hasSameHashCodeAs(config.load().options());
    }

    @Test
    void ignoresTheRedirectSectionInFlowOtp() {
        config.set("tenants/globex.yaml", "/mfcentral/redirect", "{baseUrl: nowhere, urlKey: x}");

        assertThat(config.faults()).isEmpty();
    }
}
