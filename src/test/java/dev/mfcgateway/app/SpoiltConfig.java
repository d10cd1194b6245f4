package dev.mfcgateway.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mfcgateway.config.ConfigFault;
import dev.mfcgateway.config.ConfigRefused;
import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.testing.SampleEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A copy of the samples in {@code conf}, to be spoilt key by key, and the environment that they ask for. */
final class SpoiltConfig {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, String> SECRETS = SampleEnvironment.of(SampleClients.generate());

    private final Path root;
    private final Map<String, String> environment = new TreeMap<>(SECRETS);

    SpoiltConfig(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("tenants"));
        for (String file : List.of("gateway.yaml", "tenants/acme.yaml", "tenants/globex.yaml")) {
            Files.copy(Path.of("conf", file), root.resolve(file));
        }
    }

    Path file() {
        return root.resolve("gateway.yaml");
    }

    Path file(String name) {
        return root.resolve(name);
    }

    Map<String, String> environment() {
        return environment;
    }

    ConfigFiles files() {
        return new ConfigFiles(environment::get);
    }

    LoadedConfig load() {
        return files().load(file());
    }

    /** The lines that {@link #load} refuses with, named as if this were the working directory. */
    List<String> faults() {
        try {
            load();
            return List.of();
        } catch (ConfigRefused refused) {
            return lines(refused.faults());
        }
    }

    List<String> warnings() {
        return lines(load().warnings());
    }

    private List<String> lines(List<ConfigFault> faults) {
        return faults.stream()
                .map(fault -> fault.toString().replace(root + "/", ""))
                .toList();
    }

    /** Sets the value at a JSON pointer, making the sections on the way; a null takes the key out. */
    SpoiltConfig set(String file, String pointer, String yaml) {
        try {
            ObjectNode tree = (ObjectNode) YAML.readTree(file(file).toFile());
            int end = pointer.lastIndexOf('/');
            JsonNode parent = end == 0 ? tree : tree.withObject(pointer.substring(0, end));
            String name = pointer.substring(end + 1);
            if (yaml == null) {
                ((ObjectNode) parent).remove(name);
            } else {
                ((ObjectNode) parent).set(name, YAML.readTree(yaml));
            }
            YAML.writeValue(file(file).toFile(), tree);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SpoiltConfig write(String file, String text) throws IOException {
        Files.writeString(file(file), text);
        return this;
    }
}
