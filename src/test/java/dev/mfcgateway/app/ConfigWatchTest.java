package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.mfcgateway.config.ConfigRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each look is made by hand. */
class ConfigWatchTest {

    @TempDir
    private Path directory;

    private SpoiltConfig config;
    private ConfigWatch watch;

    @BeforeEach
    void copySamples() throws IOException {
        config = new SpoiltConfig(directory);
    }

    @Test
    void saysNothingWhereNothingChanges() {
        load();

        assertThat(watch.hasSettledOtherwise()).isFalse();
        assertThat(watch.hasSettledOtherwise()).isFalse();
    }

    @Test
    void seesAChangedFileAndSaysSoUntilItIsRead() throws IOException {
        load();
        append("tenants/acme.yaml");
        assertSeen();
        assertThat(watch.hasSettledOtherwise()).isTrue();

        load();

        assertThat(watch.hasSettledOtherwise()).isFalse();
    }

    @Test
    void seesAChangeOfTheSharedFile() throws IOException {
        load();
        append("gateway.yaml");
        assertSeen();
    }

    @Test
    void leavesAFileAloneThatIsBeingWritten() throws IOException {
        load();
        for (int part = 0; part < 5; part++) {
            append("tenants/acme.yaml");
            assertThat(watch.hasSettledOtherwise()).isFalse();
        }

        assertThat(watch.hasSettledOtherwise()).isTrue();
    }

    @Test
    void seesATenantsFileThatIsAddedAndOneThatIsRemoved() throws IOException {
        load();
        Files.copy(config.file("tenants/acme.yaml"), config.file("tenants/bolt.yaml"));
        assertSeen();

        loadWhateverComesOfIt();
        Files.delete(config.file("tenants/bolt.yaml"));
        assertSeen();
    }

    @Test
    void seesNoFileThatIsNoTenants() throws IOException {
        load();
        config.write("tenants/.acme.yaml.swp", "x")
                .write("tenants/acme.yaml~", "x")
                .write("notes.txt", "x");

        assertThat(watch.hasSettledOtherwise()).isFalse();
        assertThat(watch.hasSettledOtherwise()).isFalse();
    }

    @Test
    void seesAChangedSecretFile() throws IOException {
        secretFile("acme-secret");
        config.write("tenants/acme-secret", "one-sample-api-secret-of-32-bytes-or-more");
        load();
        config.write("tenants/acme-secret", "another-sample-api-secret-of-32-bytes-or-more");
        assertSeen();
    }

    @Test
    void seesTheSecretFileComeThatWasMissing() throws IOException {
        secretFile("acme-secret");
        loadWhateverComesOfIt();
        assertThat(watch.hasSettledOtherwise()).isFalse();

        config.write("tenants/acme-secret", "one-sample-api-secret-of-32-bytes-or-more");
        assertSeen();
    }

    @Test
    void seesTheRepairOfABrokenFile() throws IOException {
        config.write("tenants/acme.yaml", "name: }");
        loadWhateverComesOfIt();
        Files.copy(
                Path.of("conf/tenants/acme.yaml"),
                config.file("tenants/acme.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        assertSeen();
    }

    @Test
    void seesTheDirectoryOfTenantsCome() throws IOException {
        config.set("gateway.yaml", "/tenants/directory", "others");
        loadWhateverComesOfIt();
        Files.createDirectory(config.file("others"));
        assertSeen();

        loadWhateverComesOfIt();
        Files.copy(config.file("tenants/acme.yaml"), config.file("others/acme.yaml"));
        assertSeen();
    }

    @Test
    void seesAFileBecomeReadable() throws IOException {
        secretFile("acme-secret");
        config.write("tenants/acme-secret", "one-sample-api-secret-of-32-bytes-or-more");
        Files.setPosixFilePermissions(config.file("tenants/acme-secret"), PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(config.file("tenants/acme-secret")), "root reads everything");
        loadWhateverComesOfIt();
        Files.setPosixFilePermissions(config.file("tenants/acme-secret"), PosixFilePermissions.fromString("rw-------"));
        assertSeen();
    }

    @Test
    void seesASecretThatKubernetesSwaps() throws IOException {
        MountedConfig secrets = new MountedConfig(config.file("secrets"));
        secrets.mount("acme-secret", "one-sample-api-secret-of-32-bytes-or-more");
        secretFile("../secrets/acme-secret");
        load();
        assertThat(watch.hasSettledOtherwise()).isFalse();

        secrets.mount("acme-secret", "two-sample-api-secret-of-32-bytes-or-more");
        assertSeen();
    }

    @Test
    void seesTenantsThatKubernetesSwapsAndAdds() throws IOException {
        MountedConfig tenants = new MountedConfig(config.file("mounted"));
        tenants.mount("acme.yaml", Files.readString(config.file("tenants/acme.yaml")));
        config.set("gateway.yaml", "/tenants/directory", "mounted");
        load();
        assertThat(watch.hasSettledOtherwise()).isFalse();

        tenants.mount("acme.yaml", Files.readString(config.file("tenants/acme.yaml")));
        assertSeen();

        load();
        tenants.mount("globex.yaml", Files.readString(config.file("tenants/globex.yaml")));
        assertSeen();
    }

    private void assertSeen() {
        assertThat(watch.hasSettledOtherwise()).isFalse();
        assertThat(watch.hasSettledOtherwise()).isTrue();
    }

    private void load() {
        watch(config.load().seen());
    }

    private void loadWhateverComesOfIt() {
        FilesSeen seen = new FilesSeen();
        try {
            config.files().load(config.file(), seen);
        } catch (ConfigRefused expected) {
            // What it has looked at counts.
        }
        watch(seen);
    }

    private void watch(FilesSeen seen) {
        if (watch == null) {
            watch = new ConfigWatch(seen);
        } else {
            watch.read(seen);
        }
    }

    private void secretFile(String path) {
        config.set("tenants/acme.yaml", "/credentials/apiSecret", "${file:" + path + "}");
    }

    /** Says nothing new. */
    private void append(String file) throws IOException {
        Files.writeString(config.file(file), "\n# one more line\n", StandardOpenOption.APPEND);
    }
}
