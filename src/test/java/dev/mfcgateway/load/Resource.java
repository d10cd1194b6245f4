package dev.mfcgateway.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files that other programs read, which lie beside this class. */
final class Resource {

    private Resource() {}

    static Path copy(String name, Path directory) {
        return copy(name, directory, Map.of());
    }

    /** With what stands for {@code @NAME@}. */
    static Path copy(String name, Path directory, Map<String, String> values) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            String text = new String(in.readAllBytes(), UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
