package dev.mfcgateway.example;

import dev.mfcgateway.GatewayOptions;
import dev.mfcgateway.MfcGateway;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

/** A program of somebody else's that serves the gateway below {@code /import}, beside paths of its own. */
public final class EmbeddedGateway extends VerticleBase {

    private final GatewayOptions options;
    private final MeterRegistry registry;
    private MfcGateway gateway;
    private HttpServer server;

    public EmbeddedGateway(GatewayOptions options, MeterRegistry registry) {
        this.options = options;
        this.registry = registry;
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.get("/hello").handler(ctx -> ctx.end("hello"));
        return MfcGateway.create(vertx, options, registry).compose(created -> {
            gateway = created;
            gateway.mount(router, "/import"); // POST /import/getOTP
            server = vertx.createHttpServer().requestHandler(router);
            return server.listen(0, "127.0.0.1");
        });
    }

    @Override
    public Future<?> stop() {
        return gateway.close();
    }

    public int port() {
        return server.actualPort();
    }
}
