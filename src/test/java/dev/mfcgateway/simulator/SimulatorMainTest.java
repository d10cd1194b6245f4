package dev.mfcgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulatorMainTest {
    @TempDir
    Path directory;

    private final StringWriter printed = new StringWriter();

    @Test
    void explainsItsOptions() {
        assertThat(run("--help")).isZero();
        assertThat(printed.toString())
                .contains("--port", "--host", "--keys", "--delay-ms", "--fault-rate", "--seed", "8081");
    }

    @Test
    void refusesAnUnknownOption() {
        assertThat(run("--nosuch")).isEqualTo(2);
    }

    @Test
    void stopsWithOneLineWhenTheRateIsNoShare() {
        PartnerRig.SAMPLES.writeTo(directory);
        assertThat(run("--port", "0", "--keys", directory.toString(), "--fault-rate", "2"))
                .isEqualTo(1);
        assertThat(printed.toString().strip()).isEqualTo("simulator: faultRate must be a number from 0 to 1");
    }

    @Test
    void stopsWhenThePortIsTaken() {
        PartnerRig.SAMPLES.writeTo(directory);
        try (PartnerRig rig = new PartnerRig()) {
            String port = Integer.toString(rig.simulator.port());
            assertThat(run("--port", port, "--keys", directory.toString())).isEqualTo(1);
        }
    }

    private int run(String... args) {
        PrintWriter out = new PrintWriter(printed, true);
        return new CommandLine(new SimulatorMain()).setOut(out).setErr(out).execute(args);
    }
}
