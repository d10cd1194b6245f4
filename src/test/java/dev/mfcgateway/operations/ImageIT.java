package dev.mfcgateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.testing.FreePort;
import dev.mfcgateway.testing.GatewayProcess;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.SampleConfig;
import dev.mfcgateway.testing.SampleEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image does when it is built and when it starts, without an image. */
class ImageIT {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path IMAGE = Path.of("src", "image");
    private static final Path GATEWAY = Path.of("target", "mfc-gateway.jar");

    @TempDir
    private Path directory;

    @Test
    void startsWithTheImagesFlagsAndTheImagesModulesAlone() throws IOException, InterruptedException {
        try (RealRedis redis = RealRedis.start()) {
            SampleConfig config = SampleConfig.in(directory.resolve("conf"), redis.endpoint(), "http://localhost:1")
                    .change("gateway.yaml", "tracing:\n  enabled: false", "tracing:\n  enabled: true");
            Map<String, String> environment = SampleEnvironment.of(SampleClients.generate());
            List<String> command = List.of(
                    JAVA, "@" + IMAGE.resolve("jvm.options"), "--limit-modules", modules(), "-jar", GATEWAY.toString());
            try (GatewayProcess gateway = GatewayProcess.start(config, environment, command)) {
                gateway.awaitReady();

                assertThat(gateway.terminate()).isZero();
                assertThat(gateway.output()).noneMatch(line -> line.contains("VM warning"));
            }
        }
    }

    private static String modules() throws IOException {
        return Files.readAllLines(IMAGE.resolve("modules")).stream()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining(","));
    }

    @Test
    void archivesTheClassesOfAStart() throws IOException, InterruptedException {
        Path archive = directory.resolve("mfc-gateway.jsa");
        ProcessBuilder script = new ProcessBuilder(
                        IMAGE.resolve("archive-classes").toString(),
                        GATEWAY.toString(),
                        simulator().toString(),
                        "conf",
                        archive.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile());
        script.environment().put("PORT", Integer.toString(FreePort.next()));
        script.environment().put("MANAGEMENT_PORT", Integer.toString(FreePort.next()));
        Process process = script.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("output.txt")))
                .isZero();
        assertThat(starts(archive)).isZero();
    }

    private static Path simulator() throws IOException {
        try (Stream<Path> files = Files.list(GATEWAY.getParent())) {
            List<Path> found = files.filter(file -> file.toString().endsWith("-simulator.jar"))
                    .toList();
            assertThat(found).as("the simulator is packed beside the gateway").isNotEmpty();
            return found.get(0);
        }
    }

    /** Xshare:on ends the JVM where the archive does not fit. */
    private int starts(Path archive) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        JAVA, "-Xshare:on", "-XX:SharedArchiveFile=" + archive, "-jar", GATEWAY.toString(), "--help")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("help.txt").toFile())
                .start()
                .waitFor();
    }
}
