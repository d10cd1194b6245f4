package dev.mfcgateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A headless Chromium, as Debian's package {@code chromium} brings it, with an empty profile, that finds no host but
 * this machine. It is driven by its own DevTools protocol: no driver to install, no library to keep in step with it.
 */
public final class Chromium implements AutoCloseable {

    private final Vertx vertx;
    private final Process process;
    private final Path portFile;

    private Chromium(Vertx vertx, Process process, Path portFile) {
        this.vertx = vertx;
        this.process = process;
        this.portFile = portFile;
    }

    /**
     * Listens to nobody yet: {@link #tab} waits for it.
     *
     * @param profile an empty directory
     */
    public static Chromium start(Vertx vertx, Path profile) throws IOException {
        Process process = Program.called("chromium", "chromium")
                .start(
                        profile.resolve("output.txt"),
                        List.of(
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-dev-shm-usage",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile.toAbsolutePath(),
                                "about:blank"));
        return new Chromium(vertx, process, profile.resolve("DevToolsActivePort"));
    }

    /** The tab that it began with, in a window of this size. */
    public BrowserTab tab(int width, int height) {
        Await.until("Chromium listens", () -> portLines().size() == 2);
        int port = Integer.parseInt(portLines().get(0));
        try (Partner devTools = new Partner(vertx, port)) {
            String list = Await.result(devTools.answer(devTools.request(HttpMethod.GET, "/json/list"), Buffer.buffer()))
                    .text();
            JsonObject page = new JsonArray(list)
                    .stream()
                            .map(JsonObject.class::cast)
                            .filter(target -> target.getString("type").equals("page"))
                            .findFirst()
                            .orElseThrow();
            return BrowserTab.connect(vertx, page.getString("webSocketDebuggerUrl"), width, height);
        }
    }

    /** The port, and the browser's own address; fewer while it is being written. */
    private List<String> portLines() {
        try {
            return Files.exists(portFile) ? Files.readAllLines(portFile) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
