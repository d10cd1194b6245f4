package dev.mfcgateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The packed gateway, {@code target/mfc-gateway.jar}, as a process of its own. */
public final class GatewayProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "mfc-gateway.jar");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int PROBE_MILLIS = 1_000;

    private final SampleConfig config;
    private final Path output;
    private final Process process;

    private GatewayProcess(SampleConfig config, Path output, Process process) {
        this.config = config;
        this.output = output;
        this.process = process;
    }

    /** Starts it; {@link #awaitReady()} waits for it. */
    public static GatewayProcess start(SampleConfig config, Map<String, String> environment) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return start(config, environment, List.of(java, "-jar", JAR.toString()));
    }

    /** The same, by another command line, to which the configuration is added. */
    public static GatewayProcess start(SampleConfig config, Map<String, String> environment, List<String> command)
            throws IOException {
        Path output = config.directory().resolve("output.txt");
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of("--config", config.file().toString()));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new GatewayProcess(config, output, process);
    }

    public GatewayProcess awaitReady() throws IOException, InterruptedException {
        return await(() -> status("/health/ready") == 200);
    }

    /** Waits until it listens, ready or not. */
    public GatewayProcess awaitListening() throws IOException, InterruptedException {
        return await(() -> status("/health/live") == 200);
    }

    public boolean isReady() {
        return status("/health/ready") == 200;
    }

    private GatewayProcess await(BooleanSupplier state) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!state.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("the gateway did not come up: " + output());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return this;
    }

    /** What the management port says; 0 while nothing answers there. */
    private int status(String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + config.managementPort() + path)
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(PROBE_MILLIS);
            connection.setReadTimeout(PROBE_MILLIS); // a connection that comes while Vert.x binds is never answered
            return connection.getResponseCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    public int port() {
        return config.port();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** The value of one series of {@code /metrics}. */
    public double metric(String series) throws IOException {
        URI metrics = URI.create("http://127.0.0.1:" + config.managementPort() + "/metrics");
        try (InputStream page = metrics.toURL().openStream()) {
            return new Scrape(new String(page.readAllBytes(), UTF_8)).value(series);
        }
    }

    /** What it wrote to its streams so far. */
    public List<String> output() throws IOException {
        return Files.readAllLines(output);
    }

    /** Sends SIGTERM. */
    public GatewayProcess tellToEnd() {
        process.destroy();
        return this;
    }

    /** Sends SIGTERM and waits for the exit code. */
    public int terminate() throws InterruptedException {
        return tellToEnd().exitCode();
    }

    /** Waits for the end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the gateway did not end");
        }
        return process.exitValue();
    }

    /** Sends SIGKILL: it does nothing more. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
        try {
            output().forEach(line -> WrittenDown.add("output", line));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
