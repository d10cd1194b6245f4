package dev.mfcgateway.testing;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One tab of {@link Chromium}: it opens pages, runs scripts in them, and writes down what they ask for and complain of. */
public final class BrowserTab implements AutoCloseable {

    private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

    private final Map<Integer, Promise<JsonObject>> calls = new ConcurrentHashMap<>();
    private final AtomicInteger lastCall = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final WebSocketClient client;
    private final WebSocket socket;

    private BrowserTab(WebSocketClient client, WebSocket socket) {
        this.client = client;
        this.socket = socket;
        socket.textMessageHandler(text -> receive(new JsonObject(text)));
    }

    static BrowserTab connect(Vertx vertx, String url, int width, int height) {
        WebSocketClient client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(LARGEST_MESSAGE).setMaxMessageSize(LARGEST_MESSAGE));
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setAbsoluteURI(url)
                .setAllowOriginHeader(false); // Chromium takes orders from no page
        BrowserTab tab = new BrowserTab(client, Await.result(client.connect(options)));
        List.of("Page", "Runtime", "Network", "Log").forEach(domain -> tab.call(domain + ".enable", new JsonObject()));
        JsonObject screen = new JsonObject()
                .put("width", width)
                .put("height", height)
                .put("deviceScaleFactor", 1)
                .put("mobile", false);
        tab.call("Emulation.setDeviceMetricsOverride", screen);
        return tab;
    }

    private void receive(JsonObject message) {
        JsonObject params = message.getJsonObject("params");
        if (message.containsKey("id")) {
            calls.remove(message.getInteger("id")).complete(message);
            return;
        }
        switch (message.getString("method")) {
            case "Network.requestWillBeSent" ->
                requests.add(params.getJsonObject("request").getString("url"));
            case "Runtime.exceptionThrown" -> complaints.add(params.encode());
            case "Runtime.consoleAPICalled" -> complain(params.getString("type"), params);
            case "Log.entryAdded" -> complain(params.getJsonObject("entry").getString("level"), params);
            default -> {
                // of no interest here
            }
        }
    }

    private void complain(String level, JsonObject params) {
        if (level.equals("error") || level.equals("warning")) {
            complaints.add(params.encode());
        }
    }

    private JsonObject call(String method, JsonObject params) {
        int id = lastCall.incrementAndGet();
        Promise<JsonObject> answer = Promise.promise();
        calls.put(id, answer);
        JsonObject message =
                new JsonObject().put("id", id).put("method", method).put("params", params);
        Await.result(socket.writeTextMessage(message.encode()));
        JsonObject answered = Await.result(answer.future());
        if (answered.containsKey("error")) {
            throw new AssertionError(
                    method + ": " + answered.getJsonObject("error").encode());
        }
        return answered.getJsonObject("result");
    }

    public void open(String url) {
        call("Page.navigate", new JsonObject().put("url", url));
    }

    /** What {@code script}, an expression, is in the page; JSON and its like. */
    public Object value(String script) {
        JsonObject result = call(
                "Runtime.evaluate", new JsonObject().put("expression", script).put("returnByValue", true));
        if (result.containsKey("exceptionDetails")) {
            throw new AssertionError(script + ": " + result.encode());
        }
        return result.getJsonObject("result").getValue("value");
    }

    /** Until {@code script} is true. */
    public void await(String script) {
        Await.until(script, () -> Boolean.TRUE.equals(value(script)));
    }

    /** Waits for an element, and clicks it. */
    public void click(String selector) {
        String element =
                "document.querySelector(" + new JsonObject().put("s", selector).encode() + ".s)";
        await(element + " !== null");
        value(element + ".click()");
    }

    /** What the window shows, as a PNG, once an element has come to its top. */
    public void photograph(Path file, String selector) throws IOException {
        value("document.querySelector(\"" + selector + "\").scrollIntoView()");
        String png = call("Page.captureScreenshot", new JsonObject().put("format", "png"))
                .getString("data");
        Files.write(file, Base64.getDecoder().decode(png));
    }

    /** Every URL that was asked for. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Errors and warnings: of scripts, of the console, of the content policy. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        Await.result(socket.close());
        Await.result(client.close());
    }
}
