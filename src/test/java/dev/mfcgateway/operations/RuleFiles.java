package dev.mfcgateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rule files of {@code conf/prometheus}, as Prometheus reads them. */
final class RuleFiles {

    static final Path DIRECTORY = Path.of("conf", "prometheus");
    static final List<Path> ALL =
            List.of(DIRECTORY.resolve("recording.rules.yml"), DIRECTORY.resolve("alerts.rules.yml"));

    private static final YAMLMapper YAML = new YAMLMapper();

    /** @param name of the alert, or of the series that is recorded */
    record Rule(String name, String expr, boolean isAlert, JsonNode itself) {}

    private RuleFiles() {}

    /** All groups of all files. */
    static ArrayNode groups() throws IOException {
        ArrayNode groups = JsonNodeFactory.instance.arrayNode();
        for (Path file : ALL) {
            YAML.readTree(file.toFile()).get("groups").forEach(groups::add);
        }
        return groups;
    }

    static List<Rule> rules() throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode group : groups()) {
            group.get("rules").forEach(rule -> rules.add(rule(rule)));
        }
        return rules;
    }

    static List<Rule> alerts() throws IOException {
        return rules().stream().filter(Rule::isAlert).toList();
    }

    private static Rule rule(JsonNode rule) {
        boolean isAlert = rule.has("alert");
        return new Rule(
                rule.get(isAlert ? "alert" : "record").asText(),
                rule.get("expr").asText(),
                isAlert,
                rule);
    }
}
