package dev.mfcgateway.app;

import dev.mfcgateway.MfcGateway;
import dev.mfcgateway.config.ServerOptions;
import dev.mfcgateway.edge.LoopConnections;
import dev.mfcgateway.edge.OpenConnections;
import dev.mfcgateway.edge.ServerCertificate;
import dev.mfcgateway.edge.TlsOptions;
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
    private final OpenConnections connections;
    private final HttpServerOptions options;
    private HttpServer server;
    private LoopConnections own;

    /** @param silence how long a connection may be silent while it is being answered; longer than any answer takes */
    GatewayVerticle(MfcGateway gateway, OpenConnections connections, ServerOptions server, Duration silence) {
        this.gateway = gateway;
        this.connections = connections;
        this.options = new HttpServerOptions()
                .setHost(server.listen().host())
                .setPort(server.listen().port())
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(LONGEST_HEAD)
                .setDecompressionSupported(false)
                .setHttp2ClearTextEnabled(server.http2ClearText())
                .setPerFrameWebSocketCompressionSupported(false) // each would look at every request
                .setPerMessageWebSocketCompressionSupported(false)
                .setIdleTimeout((int) silence.toSeconds());
        server.certificate().ifPresent(certificate -> TlsOptions.of(certificate, options));
    }

    @Override
    public Future<?> start() {
        own = connections.onEventLoop(vertx);
        server = vertx.createHttpServer(options).connectionHandler(own).requestHandler(gateway.router());
        return server.listen();
    }

    /** For connections that come from now on. Where there was none at the start, there is no TLS. */
    Future<Boolean> show(ServerCertificate certificate) {
        return server.updateSSLOptions(TlsOptions.of(certificate));
    }

    /** Takes no new connection, closes those without a request, and lets the answers under way go out until {@code limit}. */
    Future<Void> drain(Duration limit) {
        Future<Void> closed = server.shutdown(limit.toMillis(), TimeUnit.MILLISECONDS);
        own.shutdown(limit); // the server itself would wait for those that never had a request
        return closed;
    }
}
