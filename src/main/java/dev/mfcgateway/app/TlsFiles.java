package dev.mfcgateway.app;

import dev.mfcgateway.config.ConfigDocument;
import dev.mfcgateway.config.Findings;
import dev.mfcgateway.edge.ServerCertificate;
import dev.mfcgateway.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the files that {@code server.tls} names, and sees that they are a pair. For one thread; blocks. */
final class TlsFiles {

    private static final String CERT = "certFile";
    private static final String KEY = "keyFile";

    private final Path file;
    private final ConfigDocument gateway;
    private final Findings findings;
    private final FilesSeen seen;

    /**
     * @param file where relative paths start
     * @param gateway what was read from it
     * @param seen learns of each file before it is read
     */
    TlsFiles(Path file, ConfigDocument gateway, Findings findings, FilesSeen seen) {
        this.file = file;
        this.gateway = gateway;
        this.findings = findings;
        this.seen = seen;
    }

    /** Empty where there is no TLS, and where there is a fault. */
    Optional<ServerCertificate> read() {
        Optional<String> chain = text(CERT).filter(this::isChain);
        Optional<String> key = text(KEY);
        return chain.flatMap(one -> key.flatMap(its -> pair(one, Secret.of(its))));
    }

    private Optional<String> text(String name) {
        String path = gateway.tree().at("/server/tls/" + name).asText();
        if (path.isEmpty()) {
            return Optional.empty(); // the schema says what is wrong, if anything is
        }
        try {
            Path named = BoundedFile.beside(file, path);
            seen.file(named);
            String text = BoundedFile.read(named);
            if (name.equals(KEY) && SecretFile.othersMayRead(named)) {
                findings.warn(gateway.fault(key(KEY), "can be read by others", "better: chmod o-r"));
            }
            return Optional.of(text);
        } catch (BoundedFile.UnreadableException e) {
            refuse(name, e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isChain(String chain) {
        try {
            ServerCertificate.check(chain);
            return true;
        } catch (IllegalArgumentException e) {
            refuse(CERT, e.getMessage());
            return false;
        }
    }

    private Optional<ServerCertificate> pair(String chain, Secret key) {
        try {
            return Optional.of(new ServerCertificate(chain, key));
        } catch (IllegalArgumentException e) {
            refuse(KEY, e.getMessage());
            return Optional.empty();
        }
    }

    private void refuse(String name, String problem) {
        String allowed = name.equals(CERT)
                ? "allowed: a PEM file with the certificate, and those that vouch for it"
                : "allowed: a PEM file with the certificate's private key";
        findings.refuse(gateway.fault(key(name), problem, allowed));
    }

    private static String key(String name) {
        return "server.tls." + name;
    }
}
