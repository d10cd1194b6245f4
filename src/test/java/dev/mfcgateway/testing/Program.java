package dev.mfcgateway.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of this machine's that a test needs. Where it is missing the test is skipped, and says so on the console too:
 * a check that nobody misses is none.
 */
public final class Program {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How it ended, and what it wrote to either stream. */
    public record Outcome(int exitCode, String output, String errors) {}

    private final Path file;

    private Program(Path file) {
        this.file = file;
    }

    /**
     * Finds it.
     *
     * @param debianPackage has the program
     */
    public static Program called(String name, String debianPackage) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
        String missing = "skipped: %s is not there; Debian's package %s has it".formatted(name, debianPackage);
        if (found.isEmpty()) {
            System.out.println(missing);
        }
        assumeTrue(found.isPresent(), missing);
        return new Program(found.get());
    }

    /** Runs it to its end. */
    public Outcome run(List<String> arguments) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of("target"));
        Path output = Files.createTempFile(directory, "program", ".txt");
        Path errors = Files.createTempFile(directory, "program", ".txt");
        Process process = builder(arguments)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(file + " did not end: " + Files.readString(errors));
        }
        return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    /** Starts it; it ends with the JVM at the latest. */
    public Process start(Path output, List<String> arguments) throws IOException {
        Process process = builder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private ProcessBuilder builder(List<String> arguments) {
        return new ProcessBuilder(
                Stream.concat(Stream.of(file.toString()), arguments.stream()).toList());
    }
}
