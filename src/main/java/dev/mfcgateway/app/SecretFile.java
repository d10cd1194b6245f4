package dev.mfcgateway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.regex.Pattern;

/** A file that holds one value, as container platforms mount secrets. Blocks. */
final class SecretFile {

    private static final Pattern TRAILING_NEWLINE = Pattern.compile("\\r?\\n\\z");

    private SecretFile() {}

    /** The file's text without its one trailing newline, which editors add. */
    static String read(Path file) throws BoundedFile.UnreadableException {
        return TRAILING_NEWLINE.matcher(BoundedFile.read(file)).replaceFirst("");
    }

    /** Whether any user of the machine can read it; false where the file system cannot tell. */
    static boolean othersMayRead(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (UnsupportedOperationException | IOException e) {
            return false;
        }
    }
}
