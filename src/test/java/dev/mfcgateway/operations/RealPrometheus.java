package dev.mfcgateway.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FreePort;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Program;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A real Prometheus with the files of {@code conf/prometheus}, but in more of a hurry. It ends with the JVM at the latest. */
final class RealPrometheus implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = FreePort.next();
    private final Process process;

    private RealPrometheus(Path directory) throws IOException {
        process = program()
                .start(
                        directory.resolve("prometheus.txt"),
                        List.of(
                                "--config.file=" + directory.resolve("prometheus.yml"),
                                "--storage.tsdb.path=" + directory.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port,
                                "--log.level=warn"));
    }

    /** Skips the test where there is none. */
    static void requireInstalled() {
        program();
    }

    private static Program program() {
        return Program.called("prometheus", "prometheus");
    }

    static RealPrometheus watching(FullStack stack) throws IOException {
        Path directory = Files.createTempDirectory(Path.of("target"), "prometheus");
        for (Path rules : RuleFiles.ALL) {
            Files.copy(rules, directory.resolve(rules.getFileName()));
        }
        Files.writeString(
                directory.resolve("prometheus.yml"),
                Files.readString(RuleFiles.DIRECTORY.resolve("prometheus.yml"))
                        .replace("localhost:9090", "127.0.0.1:" + stack.config().managementPort())
                        .replace("_interval: 15s", "_interval: 1s"));
        RealPrometheus prometheus = new RealPrometheus(directory);
        Await.until("Prometheus is ready", prometheus::isReady);
        return prometheus;
    }

    private boolean isReady() {
        try {
            return process.isAlive() && get("/-/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The rules as they stand: {@code name}, {@code health}, {@code lastError}; of alerts {@code state}. */
    Stream<JsonObject> rules() {
        return objects(api("/api/v1/rules"), "groups").flatMap(group -> objects(group, "rules"));
    }

    /** What comes of a query now: {@code metric} and {@code value} for each series. */
    Stream<JsonObject> samples(String query) {
        return objects(query(query).getJsonObject("data"), "result");
    }

    /** The whole answer, with {@code status} and {@code error}. */
    JsonObject query(String query) {
        return answer("/api/v1/query?query=" + URLEncoder.encode(query, UTF_8));
    }

    private JsonObject api(String path) {
        return answer(path).getJsonObject("data");
    }

    private static Stream<JsonObject> objects(JsonObject json, String list) {
        return json.getJsonArray(list).stream().map(JsonObject.class::cast);
    }

    private JsonObject answer(String path) {
        try {
            return new JsonObject(get(path).body());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private java.net.http.HttpResponse<String> get(String path) throws IOException {
        try {
            URI address = URI.create("http://127.0.0.1:" + port + path);
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
