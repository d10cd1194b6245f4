package dev.mfcgateway.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the other processes; each ends with this JVM at the latest. */
final class Programs {

    private static final int PATIENCE_SECONDS = 30;

    private Programs() {}

    static boolean isInstalled(String program) {
        return Arrays.stream((System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Runs {@code command} to its end, and gives what it wrote. */
    static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        endWithThisJvm(process);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }

    /** A class of the test tree's as a program, by the flags that the gateway has. */
    static Process java(Class<?> main, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(javaCommand()));
        command.addAll(GatewayFlags.ALL);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return start(command, output);
    }

    static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static Process start(List<String> command, Path output) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        endWithThisJvm(process);
        return process;
    }

    private static void endWithThisJvm(Process process) {
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    static void awaitListening(Process process, int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!isListening(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("nothing listens on port " + port + ": " + process.info());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
