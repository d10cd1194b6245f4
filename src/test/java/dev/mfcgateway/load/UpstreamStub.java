package dev.mfcgateway.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * As little of MFCentral as a load needs: a token for anybody, and one fixed signed answer to every call, after a fixed
 * delay. It looks at no signature, so that it is never the slowest part. Arguments: port, delay in milliseconds, file of
 * the answer. A request for {@code /delay/N} changes the delay.
 */
final class UpstreamStub {

    private static final Buffer TOKEN =
            Buffer.buffer("{\"access_token\":\"a-token\",\"token_type\":\"bearer\",\"expires_in\":86400}");

    private static final int BACKLOG = 4096;

    private static final String DELAY = "/delay/";

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final Buffer answer;
    private volatile long delayMillis;

    private UpstreamStub(Buffer answer, long delayMillis) {
        this.answer = answer;
        this.delayMillis = delayMillis;
    }

    public static void main(String[] arguments) throws Exception {
        Buffer answer = Buffer.buffer(Files.readAllBytes(Path.of(arguments[2])));
        new UpstreamStub(answer, Long.parseLong(arguments[1])).listen(Integer.parseInt(arguments[0]));
    }

    private void listen(int port) {
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setAcceptBacklog(BACKLOG))
                .requestHandler(request -> request.body().onSuccess(body -> answer(request)))
                .listen(port);
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response().putHeader("Content-Type", "application/json");
        long delay = delayMillis;
        if (request.path().startsWith(DELAY)) {
            delayMillis = Long.parseLong(request.path().substring(DELAY.length()));
            response.end();
        } else if (request.path().equals("/oauth/token")) {
            response.end(TOKEN);
        } else if (delay == 0) {
            response.end(answer);
        } else {
            vertx.setTimer(delay, due -> response.end(answer));
        }
    }
}
