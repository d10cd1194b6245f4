package dev.mfcgateway.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a small text file whole, or says in plain words why not. Blocks; keep it off event loops. */
final class BoundedFile {

    static final int MAX_BYTES = 256 * 1024;

    private BoundedFile() {}

    /** The file that {@code document} calls {@code path}: a relative one starts beside it. */
    static Path beside(Path document, String path) throws UnreadableException {
        try {
            return document.resolveSibling(path);
        } catch (InvalidPathException e) {
            throw new UnreadableException("is not a path");
        }
    }

    /** @throws UnreadableException with a clause such as {@code does not exist} */
    static String read(Path file) throws UnreadableException {
        if (!Files.exists(file)) {
            throw new UnreadableException("does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnreadableException("is not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return text(in.readNBytes(MAX_BYTES + 1));
        } catch (CharacterCodingException e) {
            throw new UnreadableException("is not UTF-8");
        } catch (IOException e) {
            throw new UnreadableException("cannot be read");
        }
    }

    private static String text(byte[] bytes) throws UnreadableException, CharacterCodingException {
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableException("is longer than " + MAX_BYTES + " bytes");
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Why a file could not be read: a clause, without the file's name. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableException(String clause) {
            super(clause, null, false, false);
        }
    }
}
