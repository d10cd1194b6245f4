package dev.mfcgateway.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mfcgateway.config.ConfigFault;
import dev.mfcgateway.config.ConfigRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A copy of the samples in conf/ to be spoilt, and an environment with every secret that they ask for. */
final class SampleConfig {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, String> SECRETS = secrets();

    private final Path root;
    private final Map<String, String> environment = new TreeMap<>(SECRETS);

    SampleConfig(Path root) throws IOException {
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
    SampleConfig set(String file, String pointer, String yaml) {
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

    SampleConfig write(String file, String text) throws IOException {
        Files.writeString(file(file), text);
        return this;
    }

    private static Map<String, String> secrets() {
        KeyPair keys = rsa();
        Map<String, String> secrets = new TreeMap<>();
        secrets.put("MFC_STORAGE_KEY", "q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80=");
        for (String tenant : List.of("ACME", "GLOBEX")) {
            secrets.put(tenant + "_API_SECRET", tenant + "-api-7f4b09c2d86e4a51b3c8");
            secrets.put(tenant + "_AUTH_TOKEN_SECRET", tenant + "-token-0c9d8e7f6a5b4c3d2e1f");
            secrets.put(tenant + "_MFC_CLIENT_SECRET", tenant + "-client-5d1c");
            secrets.put(tenant + "_MFC_PASSWORD", tenant + "-login-88ab");
            secrets.put(tenant + "_MFC_ENCRYPTION_KEY", tenant + "-envelope-31ef");
            secrets.put(tenant + "_MFC_PRIVATE_KEY", pem("PRIVATE KEY", keys.getPrivate()));
            secrets.put(tenant + "_MFC_PUBLIC_KEY", pem("PUBLIC KEY", keys.getPublic()));
            secrets.put(tenant + "_MFC_URL_KEY", "0a1b2c3d4e5f60718293a4b5c6d7e8f9");
        }
        secrets.replaceAll((name, value) -> name.endsWith("_SECRET") ? value + "-0123456789" : value);
        return secrets;
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, Key key) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
