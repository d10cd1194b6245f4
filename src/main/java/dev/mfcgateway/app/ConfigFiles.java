package dev.mfcgateway.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mfcgateway.config.ConfigDocument;
import dev.mfcgateway.config.ConfigDocuments;
import dev.mfcgateway.config.ConfigRefused;
import dev.mfcgateway.config.Findings;
import dev.mfcgateway.config.ProgramConfig;
import dev.mfcgateway.config.ProgramOptions;
import dev.mfcgateway.edge.ServerCertificate;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads the configuration: the shared file, and each tenant's beside it. Does not judge what is in them; that is {@link
 * ProgramConfig}'s. Keeps nothing between two calls. Any thread; blocks, so keep it off event loops.
 */
public final class ConfigFiles {

    /** No hidden file, and none of the dotted directories through which Kubernetes mounts and swaps files. */
    private static final Pattern TENANT_FILE = Pattern.compile("[^.].*\\.ya?ml");

    private final UnaryOperator<String> environment;

    /** @param environment the value of an environment variable, or null: {@code System::getenv}, or a test's map */
    public ConfigFiles(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /**
     * Reads {@code file} and everything it names.
     *
     * @throws ConfigRefused with every fault found
     */
    public LoadedConfig load(Path file) {
        return load(file, new FilesSeen());
    }

    /**
     * The same.
     *
     * @param seen learns of each file and directory before it is read, whatever comes of it
     */
    LoadedConfig load(Path file, FilesSeen seen) {
        Findings findings = new Findings();
        ConfigDocument gateway = read(file, findings, seen);
        List<ConfigDocument> tenants = new ArrayList<>();
        for (Path tenant : tenantFiles(file, gateway, findings, seen)) {
            readIfSound(tenant, findings, seen).ifPresent(tenants::add);
        }
        Optional<ServerCertificate> certificate = new TlsFiles(file, gateway, findings, seen).read();
        ProgramOptions options = ProgramConfig.of(gateway, tenants, certificate, findings);
        return new LoadedConfig(file, options, findings.warnings(), new ConfigDocuments(gateway, tenants), seen);
    }

    private static List<Path> tenantFiles(Path file, ConfigDocument gateway, Findings findings, FilesSeen seen) {
        JsonNode directory = gateway.tree().at("/tenants/directory");
        if (!directory.isTextual() || directory.textValue().isEmpty()) {
            return List.of();
        }
        try {
            return tenantFiles(BoundedFile.beside(file, directory.textValue()), seen);
        } catch (BoundedFile.UnreadableException e) {
            String allowed = "allowed: a directory with a .yaml file for each tenant";
            findings.refuse(gateway.fault("tenants.directory", e.getMessage(), allowed));
            return List.of();
        }
    }

    private static List<Path> tenantFiles(Path directory, FilesSeen seen) throws BoundedFile.UnreadableException {
        seen.directory(directory);
        if (!Files.exists(directory)) {
            throw new BoundedFile.UnreadableException("does not exist");
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, ConfigFiles::isCalledTenantFile)) {
            entries.forEach(entry -> {
                seen.file(entry);
                if (!Files.isDirectory(entry)) {
                    files.add(entry);
                }
            });
        } catch (NotDirectoryException e) {
            throw new BoundedFile.UnreadableException("is not a directory");
        } catch (IOException | DirectoryIteratorException e) {
            throw new BoundedFile.UnreadableException("cannot be read");
        }
        if (files.isEmpty()) {
            throw new BoundedFile.UnreadableException("holds no .yaml file");
        }
        files.sort(null);
        return files;
    }

    /** Whether it is one by its name. */
    static boolean isCalledTenantFile(Path entry) {
        return TENANT_FILE.matcher(entry.getFileName().toString()).matches();
    }

    private ConfigDocument read(Path file, Findings findings, FilesSeen seen) {
        seen.file(file);
        return new References(environment, findings, seen, file, YamlFile.read(file)).resolve();
    }

    private Optional<ConfigDocument> readIfSound(Path tenant, Findings findings, FilesSeen seen) {
        try {
            return Optional.of(read(tenant, findings, seen));
        } catch (ConfigRefused refused) {
            refused.faults().forEach(findings::refuse);
            return Optional.empty();
        }
    }
}
