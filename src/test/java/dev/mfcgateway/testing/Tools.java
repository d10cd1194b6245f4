package dev.mfcgateway.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine besides the JDK. */
public final class Tools {

    private Tools() {}

    /** Skips the test where {@code command} is missing, and says on the console which package has it. */
    public static void require(String command, String debianPackage) {
        boolean isThere = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
        if (!isThere) {
            String skipped = "SKIPPED: needs " + command + ", of the package " + debianPackage;
            System.out.println(skipped);
            Assumptions.abort(skipped);
        }
    }
}
