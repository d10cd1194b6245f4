package dev.mfcgateway.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** A real redis-server on a port of its own, that keeps nothing on disk. It ends with the JVM at the latest. */
public final class RealRedis implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final Process process;

    private RealRedis(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    public static RealRedis start() throws IOException, InterruptedException {
        return start(FreePort.next());
    }

    /**
     * One that is told more than its port.
     *
     * @param more of its own options, such as {@code --replicaof}, {@code 127.0.0.1 6379}
     */
    public static RealRedis start(int port, String... more) throws IOException, InterruptedException {
        return start(ExecutableProvider.newJarResourceProvider().get().getPath(), port, more);
    }

    /** The one of the machine's own package, which knows TLS; without it the test is skipped, with a line that says so. */
    public static RealRedis startInstalled(int port, String... more) throws IOException, InterruptedException {
        Program.called("redis-server", "redis-server");
        return start("redis-server", port, more);
    }

    private static RealRedis start(String executable, int port, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable, "--bind", "127.0.0.1"));
        command.addAll(List.of("--port", Integer.toString(port), "--save", "", "--appendonly", "no"));
        // For a replica's copy, which nobody else is to begin with.
        command.addAll(List.of("--dir", Path.of("target").toAbsolutePath().toString()));
        command.addAll(List.of("--dbfilename", ProcessHandle.current().pid() + "-" + port + ".rdb"));
        command.addAll(List.of("--rdb-del-sync-files", "yes"));
        command.addAll(List.of(more));
        return launch(port, command);
    }

    /** @param config a sentinel's, which it rewrites */
    static RealRedis sentinel(int port, Path config) throws IOException, InterruptedException {
        String executable = ExecutableProvider.newJarResourceProvider().get().getPath();
        return launch(port, List.of(executable, config.toString(), "--sentinel"));
    }

    private static RealRedis launch(int port, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        RealRedis redis = new RealRedis(port, process);
        redis.awaitListening();
        return redis;
    }

    private void awaitListening() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("redis-server does not listen on port " + port);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public String endpoint() {
        return "redis://127.0.0.1:" + port;
    }

    public long pid() {
        return process.pid();
    }

    /** It does nothing more, and keeps its connections, until {@link #thaw}. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("no signal to " + pid());
        }
    }

    /** What it answers to a command without spaces in its words; fails where that is an error. */
    public String ask(String... words) throws IOException {
        try (RedisLine line = line()) {
            return line.ask(words);
        }
    }

    /** The same over and over, on one connection. */
    public RedisLine line() throws IOException {
        return new RedisLine(port);
    }

    /** Whether it answers, and the answer has that {@code text} in it. */
    public boolean says(String text, String... words) {
        try {
            return ask(words).contains(text);
        } catch (IOException notNow) {
            return false;
        }
    }

    /** Whether it answers with that error. */
    public boolean refuses(String code, String... words) {
        try {
            ask(words);
            return false;
        } catch (IOException refused) {
            return refused.getMessage().contains("-" + code + " ");
        }
    }

    public boolean isPrimary() {
        return says("role:master", "INFO", "replication");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
