package dev.mfcgateway.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** A partner's server that takes webhooks, answers each as it is told, and shows what came to whoever asks with GET. */
public final class WebhookReceiver implements AutoCloseable {

    /** One webhook as it arrived. */
    public record Arrival(String id, String timestamp, String signature, String body) {

        public JsonObject json() {
            return new JsonObject(body);
        }

        public String transactionId() {
            return json().getJsonObject("data").getString("transactionId");
        }
    }

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile ToIntFunction<Arrival> status = arrival -> 200;
    private volatile Consumer<Arrival> listener = arrival -> {};

    private WebhookReceiver(HttpServer server) {
        this.server = server;
        server.requestHandler(this::receive);
    }

    /** Listens on {@code port} of 127.0.0.1; 0 takes any free one. */
    public static WebhookReceiver start(Vertx vertx, int port) {
        WebhookReceiver receiver = new WebhookReceiver(vertx.createHttpServer());
        Await.result(receiver.server.listen(port, "127.0.0.1"));
        return receiver;
    }

    private void receive(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            JsonArray bodies = new JsonArray();
            arrivals.forEach(arrival -> bodies.add(arrival.json()));
            request.response().putHeader("Content-Type", "application/json").end(bodies.encodePrettily() + "\n");
            return;
        }
        request.body().onSuccess(body -> {
            Arrival arrival = new Arrival(
                    request.getHeader("webhook-id"),
                    request.getHeader("webhook-timestamp"),
                    request.getHeader("webhook-signature"),
                    body.toString());
            arrivals.add(arrival);
            listener.accept(arrival);
            request.response().setStatusCode(status.applyAsInt(arrival)).end();
        });
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hooks/mf";
    }

    /** From now on: this status for each arrival. */
    public void answers(ToIntFunction<Arrival> statuses) {
        status = statuses;
    }

    /** Who is told of each arrival. */
    public void tells(Consumer<Arrival> told) {
        listener = told;
    }

    /** Oldest first. */
    public List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    public Future<Void> stop() {
        return server.close();
    }

    @Override
    public void close() {
        Await.result(stop());
    }
}
