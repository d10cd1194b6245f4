package dev.mfcgateway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A directory as Kubernetes mounts a ConfigMap or a Secret: each file is a link to {@code ..data/<file>}, and {@code
 * ..data} is a link to a directory of its own for each version, swapped in one step.
 */
final class MountedConfig {

    private final Path directory;
    private int version;

    MountedConfig(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** Another version in which {@code name} holds {@code text}; what else there was stays. */
    MountedConfig mount(String name, String text) throws IOException {
        return mount(Map.of(name, text));
    }

    /** The same of several files at once. */
    MountedConfig mount(Map<String, String> texts) throws IOException {
        Path data = directory.resolve("..data");
        Path next = Files.createDirectory(directory.resolve("..version_" + ++version));
        if (Files.exists(data)) {
            try (var files = Files.list(data)) {
                for (Path file : files.toList()) {
                    Files.copy(file, next.resolve(file.getFileName()));
                }
            }
        }
        for (Map.Entry<String, String> one : texts.entrySet()) {
            Files.writeString(next.resolve(one.getKey()), one.getValue());
        }
        Path swapped = Files.createSymbolicLink(directory.resolve("..data_tmp"), next.getFileName());
        Files.move(swapped, data, StandardCopyOption.ATOMIC_MOVE);
        for (String name : texts.keySet()) {
            if (!Files.exists(directory.resolve(name))) {
                Files.createSymbolicLink(directory.resolve(name), Path.of("..data", name));
            }
        }
        return this;
    }
}
