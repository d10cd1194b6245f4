package dev.mfcgateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.testing.Program;
import dev.mfcgateway.testing.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of {@code k8s}, rendered by kubectl as it is sent to a cluster. Skips the test where there is no kubectl. */
final class Manifests {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, Manifests> RENDERED = new HashMap<>();

    private final String folder;
    private final List<JsonNode> objects;

    private Manifests(String folder, List<JsonNode> objects) {
        this.folder = folder;
        this.objects = objects;
    }

    static Manifests local() {
        return of("overlays/local");
    }

    static Manifests production() {
        return of("overlays/production");
    }

    /** @param folder below {@code k8s} */
    static synchronized Manifests of(String folder) {
        Program kubectl = Program.called("kubectl", "kubernetes-client");
        return RENDERED.computeIfAbsent(folder, rendered -> render(kubectl, rendered));
    }

    private static Manifests render(Program kubectl, String folder) {
        try {
            Path copy = copyWithKeys();
            Outcome outcome = kubectl.run(
                    List.of("kustomize", copy.resolve("k8s").resolve(folder).toString()));
            assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
            try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(outcome.output())) {
                return new Manifests(folder, documents.readAll());
            }
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** With the keys that an operator has the simulator make. */
    private static Path copyWithKeys() throws IOException {
        Path copy = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "manifests");
        for (String folder : List.of("k8s", "conf")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.createDirectories(copy.resolve(file).getParent());
                    Files.copy(file, copy.resolve(file));
                }
            }
        }
        SampleClients.generate().writeTo(copy.resolve("k8s/overlays/local/keys"));
        return copy;
    }

    List<JsonNode> all() {
        return objects;
    }

    List<JsonNode> all(String kind) {
        return objects.stream()
                .filter(object -> object.get("kind").asText().equals(kind))
                .toList();
    }

    JsonNode the(String kind) {
        List<JsonNode> found = all(kind);
        assertThat(found).as(kind).hasSize(1);
        return found.get(0);
    }

    JsonNode the(String kind, String name) {
        return all(kind).stream()
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    /** What a pod of the Deployment's is made of. */
    JsonNode pod() {
        return the("Deployment").at("/spec/template/spec");
    }

    JsonNode gateway() {
        return pod().get("containers").get(0);
    }

    /** As a test is named by it. */
    @Override
    public String toString() {
        return folder;
    }
}
