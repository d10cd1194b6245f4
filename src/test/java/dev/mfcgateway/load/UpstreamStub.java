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
 * the answer.
 */
final class UpstreamStub {

    private static final Buffer TOKEN =
            Buffer.buffer("{\"access_token\":\"a-token\",\"token_type\":\"bearer\",\"expires_in\":86400}");

    private static final int BACKLOG = 4096;

    private UpstreamStub() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        long delayMillis = Long.parseLong(arguments[1]);
        Buffer answer = Buffer.buffer(Files.readAllBytes(Path.of(arguments[2])));
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setAcceptBacklog(BACKLOG))
                .requestHandler(
                        request -> request.body().onSuccess(body -> answer(vertx, request, delayMillis, answer)))
                .listen(port);
    }

    private static void answer(Vertx vertx, HttpServerRequest request, long delayMillis, Buffer answer) {
        HttpServerResponse response = request.response().putHeader("Content-Type", "application/json");
        if (request.path().equals("/oauth/token")) {
            response.end(TOKEN);
        } else if (delayMillis == 0) {
            response.end(answer);
        } else {
            vertx.setTimer(delayMillis, due -> response.end(answer));
        }
    }
}
