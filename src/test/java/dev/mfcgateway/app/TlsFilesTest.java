package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfcgateway.config.ConfigRefused;
import dev.mfcgateway.testing.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the files that {@code server.tls} names. */
class TlsFilesTest {

    @TempDir
    private static Path keys;

    private static TestCertificate rsa;
    private static TestCertificate ec;

    @TempDir
    private Path directory;

    private SpoiltConfig config;

    @BeforeAll
    static void create() throws IOException, InterruptedException {
        rsa = TestCertificate.create(keys, "RSA", 30);
        ec = TestCertificate.create(keys, "EC", 30);
    }

    @BeforeEach
    void copySamples() throws IOException {
        config = new SpoiltConfig(directory);
        config.set("gateway.yaml", "/server/tls/certFile", "tls.crt")
                .set("gateway.yaml", "/server/tls/keyFile", "tls.key");
    }

    @Test
    void takesAPairOfEitherKind() throws IOException {
        for (TestCertificate one : new TestCertificate[] {rsa, ec}) {
            write(one.chain(), one.key());

            assertThat(config.load().options().server().certificate())
                    .hasValueSatisfying(
                            certificate -> assertThat(certificate.expires()).isEqualTo(one.expires()));
        }
    }

    @Test
    void takesTheFirstOfAChainForItsOwn() throws IOException {
        write(ec.chain() + rsa.chain(), ec.key());

        assertThat(config.load().options().server().certificate()).isPresent();
    }

    @Test
    void showsNoKey() throws IOException {
        write(ec.chain(), ec.key());

        assertThat(config.load().options().server().toString()).doesNotContain("BEGIN");
    }

    @Test
    void refusesFilesThatAreNotThere() {
        assertRefused("server.tls.certFile: does not exist", "server.tls.keyFile: does not exist");
    }

    @Test
    void refusesWhatIsNoCertificate() throws IOException {
        write("hello", ec.key());
        assertRefused("server.tls.certFile: holds no certificate");

        write("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", ec.key());
        assertRefused("server.tls.certFile: holds no certificate");
    }

    @Test
    void refusesWhatIsNoKeyWithoutRepeatingIt() throws IOException {
        write(ec.chain(), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");

        assertRefused("server.tls.keyFile: holds no private key of certFile's");

        write(ec.chain(), "c2VjcmV0");
        assertRefused("server.tls.keyFile: holds no private key of certFile's");
    }

    @Test
    void refusesTheKeyOfAnotherCertificate() throws IOException, InterruptedException {
        write(ec.chain(), TestCertificate.create(keys, "EC", 30).key());
        assertRefused("server.tls.keyFile: holds no private key of certFile's");

        write(ec.chain(), rsa.key());
        assertRefused("server.tls.keyFile: holds no private key of certFile's");
    }

    @Test
    void warnsOfAKeyThatOthersCanRead() throws IOException {
        write(ec.chain(), ec.key());
        Files.setPosixFilePermissions(config.file("tls.key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(config.load().warnings()).anySatisfy(warning -> assertThat(warning.toString())
                .contains("server.tls.keyFile: can be read by others"));
    }

    private void write(String chain, String key) throws IOException {
        config.write("tls.crt", chain).write("tls.key", key);
    }

    private void assertRefused(String... faults) {
        assertThatThrownBy(config::load)
                .isInstanceOfSatisfying(ConfigRefused.class, refused -> assertThat(refused.faults())
                        .extracting(Object::toString)
                        .hasSameSizeAs(faults)
                        .zipSatisfy(List.of(faults), (said, fault) -> assertThat(said)
                                .contains(fault)
                                .doesNotContain("c2VjcmV0")));
    }
}
