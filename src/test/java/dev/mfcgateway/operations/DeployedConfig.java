package dev.mfcgateway.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mfcgateway.app.ConfigFiles;
import dev.mfcgateway.config.ProgramOptions;
import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.testing.SampleEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** What a gateway would be started with in a cluster: its ConfigMaps as files, its Secrets as variables and files. */
final class DeployedConfig {

    private static final SampleClients CLIENTS = SampleClients.generate();

    private DeployedConfig() {}

    /** Reads and checks it as the program does; the exception tells every fault. */
    static ProgramOptions of(Manifests overlay) throws IOException {
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "deployed");
        write(overlay.the("ConfigMap", "mfc-gateway-config"), directory, secretFiles());
        write(overlay.the("ConfigMap", "mfc-gateway-tenants"), directory.resolve("tenants"), secretFiles());
        ConfigFiles files = new ConfigFiles(environment(overlay)::get);
        return files.load(directory.resolve("gateway.yaml")).options();
    }

    private static void write(JsonNode configMap, Path directory, Path secrets) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, JsonNode> file : configMap.get("data").properties()) {
            String text = file.getValue().asText().replace("/run/secrets/acme", secrets.toString());
            Files.writeString(directory.resolve(file.getKey()), text);
        }
    }

    private static Map<String, String> environment(Manifests overlay) {
        Map<String, String> environment = new HashMap<>();
        JsonNode container = overlay.gateway();
        container.path("envFrom").forEach(source -> overlay.the(
                        "Secret", source.at("/secretRef/name").asText())
                .get("data")
                .properties()
                .forEach(one -> environment.put(one.getKey(), decoded(one.getValue()))));
        container
                .path("env")
                .forEach(variable -> environment.put(
                        variable.get("name").asText(),
                        sample(variable.get("name").asText())));
        return environment;
    }

    private static String decoded(JsonNode base64) {
        return new String(Base64.getMimeDecoder().decode(base64.asText()), UTF_8);
    }

    private static String sample(String name) {
        return name.equals("REDIS_URI")
                ? "rediss://gateway:password@redis.example.in:6379"
                : SampleEnvironment.of(CLIENTS).get(name);
    }

    /** As the README has them made. */
    private static Path secretFiles() throws IOException {
        Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "secrets");
        Map<String, String> samples = SampleEnvironment.of(CLIENTS);
        Map<String, String> names = Map.of(
                "api-secret", "ACME_API_SECRET",
                "auth-token-secret", "ACME_AUTH_TOKEN_SECRET",
                "client-secret", "ACME_MFC_CLIENT_SECRET",
                "password", "ACME_MFC_PASSWORD",
                "encryption-key", "ACME_MFC_ENCRYPTION_KEY",
                "url-key", "ACME_MFC_URL_KEY",
                "private-key.pem", "ACME_MFC_PRIVATE_KEY",
                "mfcentral-public-key.pem", "ACME_MFC_PUBLIC_KEY");
        for (Map.Entry<String, String> file : names.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), samples.get(file.getValue()));
        }
        return directory;
    }
}
