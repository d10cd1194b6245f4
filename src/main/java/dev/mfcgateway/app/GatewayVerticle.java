package dev.mfcgateway.app;

import dev.mfcgateway.MfcGateway;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Listens on the public port; one per event loop, nothing else. */
final class GatewayVerticle extends VerticleBase {

    private static final int LONGEST_REQUEST_LINE = 4_096;
    private static final int LONGEST_HEAD = 8_192;

    private final MfcGateway gateway;
    private final HttpServerOptions options;
    private HttpServer server;

    /** @param idle how long a connection may be silent; longer than any answer takes */
    GatewayVerticle(MfcGateway gateway, String host, int port, Duration idle) {
        this.gateway = gateway;
        this.options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(LONGEST_HEAD)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout((int) idle.toSeconds());
    }

    @Override
    public Future<?> start() {
        server = vertx.createHttpServer(options).requestHandler(gateway.router());
        return server.listen();
    }

    int port() {
        return server.actualPort();
    }

    /** Takes no new connection, and lets the answers under way go out until {@code limit}. */
    Future<Void> drain(Duration limit) {
        return server.shutdown(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
