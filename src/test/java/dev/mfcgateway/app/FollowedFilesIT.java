package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.GatewayProcess;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.SampleConfig;
import dev.mfcgateway.testing.SampleEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running program whose files are edited. */
class FollowedFilesIT {

    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start(
                config -> config.change("gateway.yaml", "commandTimeoutMs: 1000", "commandTimeoutMs: 30000"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** Whatever else the machine does can only make it later: the shortest of some times is the program's own. */
    @Test
    void takesAChangeWithinFiveSeconds() throws IOException {
        Path bolt = stack.config().directory().resolve("tenants/bolt.yaml");
        List<Duration> taken = new ArrayList<>();
        for (int change = 0; change < 2; change++) {
            taken.add(until("bolt is served", () -> write(bolt, acmeAs("bolt")), () -> isServed("/bolt")));
            taken.add(until("bolt is gone", () -> delete(bolt), () -> !isServed("/bolt")));
        }
        System.out.println("A change took effect after " + taken);

        assertThat(Collections.min(taken)).isLessThan(PROMISED);
        assertThat(stack.management("/metrics").text()).doesNotContain("\nmfc_gateway_config_generation 1.0\n");
    }

    @Test
    void servesByTheLastGoodOnesWhileAFileIsFaultyAndRecoversByItself() throws IOException {
        Path acme = stack.config().directory().resolve("tenants/acme.yaml");
        String sound = Files.readString(acme);
        double faults = stack.metric("mfc_gateway_config_reloads_total{result=\"error\"}");

        write(acme, sound.replace("maxSends: 5", "maxSends: many"));
        Await.until("the fault is seen", () -> metric("mfc_gateway_config_last_reload_successful") == 0);
        assertThat(stack.partner()
                        .getOtp(Partner.body(stack.transactions().create("acme")))
                        .status())
                .isEqualTo(200);
        assertThat(metric("mfc_gateway_config_reloads_total{result=\"error\"}")).isEqualTo(faults + 1);

        write(acme, sound);
        Await.until("the repair is seen", () -> metric("mfc_gateway_config_last_reload_successful") == 1);
    }

    @Test
    void tellsInALineEachWhatIsFaultyWhatWaitsAndWhatChanged(@TempDir Path directory)
            throws IOException, InterruptedException {
        SampleConfig config = SampleConfig.in(directory, "redis://127.0.0.1:1", "http://127.0.0.1:1");
        Path acme = directory.resolve("tenants/acme.yaml");
        String sound = Files.readString(acme);
        try (GatewayProcess gateway = GatewayProcess.start(config, SampleEnvironment.of(SampleClients.generate()))
                .awaitListening()) {
            write(
                    acme,
                    sound.replace("maxSends: 5", "maxSends: 0").replace("maxWrongAttempts: 5", "maxWrongAttempts: 0"));
            Await.until(
                    "the fault is told", () -> !lines(gateway, "not reloaded").isEmpty());
            write(acme, sound.replace("maxSends: 5", "maxSends: 3"));
            config.change("gateway.yaml", "masterName: mymaster", "masterName: other");
            Await.until("the rest is told", () -> !lines(gateway, "next start").isEmpty());

            assertThat(gateway.terminate()).isZero();
            assertThat(lines(gateway, "not reloaded")).singleElement().satisfies(line -> assertThat(line)
                    .contains(acme + ":")
                    .contains(": otp.maxSends: is 0; allowed:")
                    .contains("(and 1 more)"));
            assertThat(lines(gateway, "tenants added"))
                    .last()
                    .asString()
                    .contains("Configuration reloaded; tenants added none, changed acme, removed none");
            assertThat(lines(gateway, "next start")).singleElement().asString().contains(": redis.masterName");
        }
    }

    private static List<String> lines(GatewayProcess gateway, String about) {
        try {
            return gateway.output().stream()
                    .filter(line -> line.contains(about))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration until(String what, Runnable change, BooleanSupplier effect) {
        long begun = System.nanoTime();
        change.run();
        Await.until(what, effect);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static boolean isServed(String prefix) {
        String id = stack.transactions().newId();
        return Await.result(stack.partner().post(prefix + "/getOTP", Partner.body(id)))
                .category()
                .equals("transaction_id_not_found");
    }

    private static double metric(String series) {
        return stack.metric(series);
    }

    private static String acmeAs(String name) {
        try {
            return Files.readString(stack.config().directory().resolve("tenants/acme.yaml"))
                    .replace("name: acme ", "name: " + name + " ")
                    .replace("/acme]", "/" + name + "]")
                    .replace("[acme.example", "[" + name + ".example")
                    .replace("x-gateway-name: acme", "x-gateway-name: " + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
