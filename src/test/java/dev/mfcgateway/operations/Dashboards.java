package dev.mfcgateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The dashboards of {@code conf/grafana}. */
final class Dashboards {

    private static final Path DIRECTORY = Path.of("conf", "grafana");

    private static final JsonMapper JSON = new JsonMapper();

    private Dashboards() {}

    static List<JsonNode> all() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Dashboards::read)
                    .toList();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    /** Those that show something. */
    static Stream<JsonNode> panels(JsonNode dashboard) {
        return stream(dashboard.get("panels"))
                .filter(panel -> !panel.get("type").asText().equals("row"));
    }

    static Stream<Query> queries(JsonNode dashboard) {
        return panels(dashboard)
                .flatMap(panel -> stream(panel.get("targets")))
                .map(target -> new Query(target.get("expr").asText()));
    }

    /** With what Grafana puts in place of its variables. */
    static String withValues(String query) {
        return query.replace("$tenant", "acme").replace("$__range", "1h");
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
