package dev.mfcgateway.simulator;

import dev.mfcgateway.simulator.crypto.RsaKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;

/** A directory with {@code <name>-private.pem} (PKCS#8) and {@code <name>-public.pem} (SPKI) per key pair. Blocks. */
final class KeyFiles {
    private final Path directory;

    KeyFiles(Path directory) {
        this.directory = directory;
    }

    /** Reads the pair, or makes and writes it where either file is missing. */
    KeyPair pair(String name) {
        if (!Files.exists(privateFile(name)) || !Files.exists(publicFile(name))) {
            KeyPair made = RsaKeys.generate();
            write(name, made);
            return made;
        }
        try {
            return new KeyPair(
                    RsaKeys.readPublic(Files.readString(publicFile(name))),
                    RsaKeys.readPrivate(Files.readString(privateFile(name))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, KeyPair pair) {
        try {
            Files.createDirectories(directory);
            Files.writeString(publicFile(name), RsaKeys.toPem(pair.getPublic()));
            Files.writeString(closedToOthers(privateFile(name)), RsaKeys.toPem(pair.getPrivate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path privateFile(String name) {
        return directory.resolve(name + "-private.pem");
    }

    Path publicFile(String name) {
        return directory.resolve(name + "-public.pem");
    }

    private static Path closedToOthers(Path file) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return file;
        }
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        return Files.exists(file)
                ? Files.setPosixFilePermissions(file, ownerOnly)
                : Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    }
}
