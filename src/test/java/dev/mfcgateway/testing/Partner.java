package dev.mfcgateway.testing;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.List;

/**
 * A partner's server, as seen from outside: it posts JSON and reads what comes back. An answer that is not as
 * {@code openapi.yaml} describes it fails, whatever the test is about.
 */
public final class Partner implements AutoCloseable {

    /** The sample PAN that the simulator lets succeed. */
    public static final String PAN = "ABCDE1234F";

    public static final String PHONE = "+919876543210";

    public static final String EMAIL = "user@domain.in";

    /** What came back. */
    public record Answer(int status, MultiMap headers, String text) {

        public JsonObject json() {
            return new JsonObject(text);
        }

        public JsonObject data() {
            return json().getJsonObject("data");
        }

        public String category() {
            return json().getString("category");
        }

        public String cause() {
            return json().getString("cause");
        }
    }

    private final WebClient client;
    private final int port;

    public Partner(Vertx vertx, int port) {
        this.client = WebClient.create(
                vertx, new WebClientOptions().setDefaultHost("127.0.0.1"), new PoolOptions().setHttp1MaxSize(500));
        this.port = port;
    }

    public static JsonObject body(String transactionId) {
        return new JsonObject()
                .put("transactionId", transactionId)
                .put("pan", PAN)
                .put("phone", PHONE);
    }

    public Answer getOtp(JsonObject body) {
        return Await.result(post("/getOTP", body));
    }

    public Future<Answer> post(String path, JsonObject body) {
        return answer(request(HttpMethod.POST, path).putHeader("Content-Type", "application/json"), body.toBuffer());
    }

    /** For what the methods above do not say: other hosts, headers and methods. */
    public HttpRequest<Buffer> request(HttpMethod method, String path) {
        return client.request(method, port, "127.0.0.1", path);
    }

    public Future<Answer> answer(HttpRequest<Buffer> request, Buffer body) {
        return request.sendBuffer(body)
                .map(response -> new Answer(
                        response.statusCode(),
                        response.headers(),
                        response.body() == null ? "" : response.bodyAsString()))
                .map(answer -> asDescribed(request, answer));
    }

    private static Answer asDescribed(HttpRequest<Buffer> request, Answer answer) {
        String method = request.method().name();
        List<String> faults = ApiDescription.PUBLISHED.faultsOf(method, request.uri(), answer);
        if (!faults.isEmpty()) {
            throw new AssertionError(method + " " + request.uri() + " answers " + answer.status()
                    + " otherwise than openapi.yaml says: " + faults + "\n" + answer.text());
        }
        return answer;
    }

    @Override
    public void close() {
        client.close();
    }
}
