package dev.mfcgateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.UnaryOperator;

/** A copy of the sample configuration in {@code conf}, on other ports; what is tested is what operators start from. */
public record SampleConfig(Path directory, int port, int managementPort) {

    /** Writes the copy into {@code directory}, with free ports. */
    public static SampleConfig in(Path directory, String redisEndpoint, String mfCentralUrl) throws IOException {
        return in(directory, redisEndpoint, mfCentralUrl, FreePort.next(), FreePort.next());
    }

    public static SampleConfig in(
            Path directory, String redisEndpoint, String mfCentralUrl, int port, int managementPort)
            throws IOException {
        SampleConfig config = new SampleConfig(directory, port, managementPort);
        Files.createDirectories(directory.resolve("tenants"));
        config.copy("gateway.yaml", text -> text.replace("redis://localhost:6379", redisEndpoint)
                .replace("port: 8080", "port: " + port)
                .replace("port: 9090", "port: " + managementPort)
                .replace("pauseMs: 5000", "pauseMs: 0")
                .replace("drainMs: 160000", "drainMs: 2000"));
        for (String tenant : new String[] {"acme", "globex"}) {
            config.copy("tenants/" + tenant + ".yaml", text -> text.replace("http://localhost:8081", mfCentralUrl));
        }
        return config;
    }

    private void copy(String name, UnaryOperator<String> change) throws IOException {
        Files.writeString(
                directory.resolve(name),
                change.apply(Files.readString(Path.of("conf").resolve(name))));
    }

    /** The file for {@code --config}. */
    public Path file() {
        return directory.resolve("gateway.yaml");
    }

    /** With another Redis than the one that the copy was written for. */
    public SampleConfig withRedis(String type, List<String> endpoints) {
        Path file = directory.resolve("gateway.yaml");
        try {
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace("type: standalone", "type: " + type)
                            .replaceFirst("endpoints: .*", "endpoints: ['" + String.join("', '", endpoints) + "']"));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Gives a tenant a webhook on this machine. */
    public SampleConfig withWebhook(String tenant, String url) throws IOException {
        String section = "\nwebhook:\n  url: " + url + "\n  allowPrivateAddresses: true\n";
        Files.writeString(directory.resolve("tenants/" + tenant + ".yaml"), section, StandardOpenOption.APPEND);
        return this;
    }

    /** Adds a tenant that differs from {@code model} in its name and routes alone. */
    public SampleConfig tenantLike(String model, String name) {
        try {
            String text = Files.readString(directory.resolve("tenants/" + model + ".yaml"));
            Files.writeString(
                    directory.resolve("tenants/" + name + ".yaml"),
                    text.replace("name: " + model + " ", "name: " + name + " ")
                            .replace("[" + model + ".example.in]", "[" + name + ".example.in]")
                            .replace("[/" + model + "]", "[/" + name + "]")
                            .replace("x-gateway-name: " + model + "}", "x-gateway-name: " + name + "}"));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Changes {@code gateway.yaml} or {@code tenants/….yaml}; a text that is not there is a slip, and fails. */
    public SampleConfig change(String name, String from, String to) {
        Path file = directory.resolve(name);
        try {
            String text = Files.readString(file);
            if (!text.contains(from)) {
                throw new IllegalArgumentException(file + " does not say: " + from);
            }
            Files.writeString(file, text.replace(from, to));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
