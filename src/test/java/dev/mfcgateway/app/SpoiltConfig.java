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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of the samples in {@code conf}, to be spoilt key by key, and the environment that they ask for. */
final class SpoiltConfig {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern OTHER_FILE = Pattern.compile("(in|of) (tenants/\\w+\\.yaml);");
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

    /**
     * What {@link #faults} and {@link #warnings} say, given without lines: {@code gateway.yaml: server.port: is 0}. A clash
     * names the other file's line too.
     */
    List<String> located(String... faults) {
        return Stream.of(faults).map(this::located).toList();
    }

    private String located(String fault) {
        String[] parts = fault.split(": ", 3);
        String key = parts[1];
        String rest = OTHER_FILE
                .matcher(parts[2])
                .replaceAll(other -> other.group(1) + " " + place(other.group(2), key) + ";");
        return place(parts[0], key) + ": " + key + ": " + rest;
    }

    private String place(String file, String key) {
        int line = new WrittenLines(read(file).lines().toList()).of(key);
        return line == 0 ? file : file + ":" + line;
    }

    private String read(String file) {
        try {
            return Files.readString(file(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** What {@link #load} warns of, whether it refuses or not; named like {@link #faults}. */
    List<String> warnings() {
        try {
            return lines(load().warnings());
        } catch (ConfigRefused refused) {
            return lines(refused.warnings());
        }
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

    /** Changes the text as it is written; one that is not there is a slip, and fails. */
    SpoiltConfig replace(String file, String from, String to) throws IOException {
        String text = read(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " does not say: " + from);
        }
        return write(file, text.replace(from, to));
    }

    SpoiltConfig write(String file, String text) throws IOException {
        Files.writeString(file(file), text);
        return this;
    }
}
