package dev.mfcgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleClientsTest {
    @TempDir
    Path directory;

    @Test
    void readsBackTheKeysThatItWrote() throws Exception {
        PartnerRig.SAMPLES.writeTo(directory);
        SampleClients read = SampleClients.in(directory);
        assertThat(read.all()).isEqualTo(PartnerRig.SAMPLES.all());
        assertThat(Files.readString(directory.resolve("acme-private.pem"))).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(SampleClients.keyFiles(directory)).hasSize(6).allMatch(Files::exists);
    }

    @Test
    void makesOnlyTheKeysThatAreMissing() throws Exception {
        PartnerRig.SAMPLES.writeTo(directory);
        Files.delete(directory.resolve("globex-public.pem"));
        SampleClients read = SampleClients.in(directory);
        assertThat(read.acme()).isEqualTo(PartnerRig.SAMPLES.acme());
        assertThat(read.globex()).isNotEqualTo(PartnerRig.SAMPLES.globex());
    }

    @Test
    void printsNoSecret() {
        assertThat(PartnerRig.SAMPLES.acme()).hasToString("SimulatorClient[acme-client]");
        assertThat(SimulatorOptions.of(PartnerRig.SAMPLES.all()).toString()).doesNotContain("sample");
    }
}
