package dev.mfcgateway.app;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the files of a configuration looked like just before they were read, which is enough to tell a change without
 * reading them again. Links are followed all the way: where one is swapped, as Kubernetes does it, another file is seen.
 * It does not see a change that leaves time, size and identity of a file as they were. One thread at a time; blocks.
 */
public final class FilesSeen {

    private record Look(FileTime modified, long bytes, Object identity, boolean readable) {}

    private final Map<Path, Optional<Look>> files = new HashMap<>();
    private final Map<Path, Optional<Set<String>>> directories = new HashMap<>();

    FilesSeen() {}

    /** To be told before {@code file} is read: what changes from then on is a change. The first look stands. */
    void file(Path file) {
        files.computeIfAbsent(file, fresh -> lookAt(fresh, Optional.empty()));
    }

    /** The same of the tenants' files in {@code directory}, by name alone. */
    void directory(Path directory) {
        directories.computeIfAbsent(directory, FilesSeen::lookInto);
    }

    /** The same files as they are now. */
    FilesSeen again() {
        FilesSeen now = new FilesSeen();
        files.forEach((file, before) -> now.files.put(file, lookAt(file, before)));
        directories.keySet().forEach(now::directory);
        return now;
    }

    /** One that could be read is not asked again whether it can: that would double the price of a look. */
    private static Optional<Look> lookAt(Path file, Optional<Look> before) {
        try {
            BasicFileAttributes it = Files.readAttributes(file, BasicFileAttributes.class);
            boolean readable = before.map(Look::readable).orElse(false) || Files.isReadable(file);
            return Optional.of(new Look(it.lastModifiedTime(), it.size(), it.fileKey(), readable));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private static Optional<Set<String>> lookInto(Path directory) {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, ConfigFiles::isCalledTenantFile)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
            return Optional.of(names);
        } catch (IOException | DirectoryIteratorException notThere) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilesSeen seen && files.equals(seen.files) && directories.equals(seen.directories);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }
}
