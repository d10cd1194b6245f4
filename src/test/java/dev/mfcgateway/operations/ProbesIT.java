package dev.mfcgateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The paths that the manifests ask for, asked of a gateway. */
class ProbesIT {

    private static final Path BASE = Path.of("k8s", "base", "deployment.yaml");
    private static final Path MONITOR = Path.of("k8s", "monitoring", "pod-monitor.yaml");

    @Test
    void answersEveryProbeAndTheScrape() throws IOException, InterruptedException {
        JsonNode container = new YAMLMapper().readTree(BASE.toFile()).at("/spec/template/spec/containers/0");
        JsonNode monitor = new YAMLMapper().readTree(MONITOR.toFile());
        try (FullStack stack = FullStack.start()) {
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                awaitAnswer(stack, container.at("/" + probe + "/httpGet/path").asText());
            }
            awaitAnswer(stack, monitor.at("/spec/podMetricsEndpoints/0/path").asText());
        }
    }

    private static void awaitAnswer(FullStack stack, String path) {
        Await.until("200 on " + path, () -> stack.management(path).status() == 200);
    }
}
