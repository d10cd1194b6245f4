package dev.mfcgateway.app;

import dev.mfcgateway.Readiness;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Metrics and health, on a port of their own that partners cannot reach. */
final class ManagementVerticle extends VerticleBase {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final Readiness readiness;
    private final HttpServerOptions options;
    private HttpServer server;

    ManagementVerticle(PrometheusMeterRegistry registry, Readiness readiness, String host, int port) {
        this.registry = registry;
        this.readiness = readiness;
        this.options = new HttpServerOptions().setHost(host).setPort(port).setHttp2ClearTextEnabled(false);
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.get("/metrics").handler(this::metrics);
        router.get("/health/live").handler(ctx -> health(ctx, true));
        router.get("/health/ready").handler(ctx -> health(ctx, readiness.isReady()));
        server = vertx.createHttpServer(options).requestHandler(router);
        return server.listen();
    }

    int port() {
        return server.actualPort();
    }

    /** A scrape of many tenants takes a while: it is written on a worker. */
    private void metrics(RoutingContext ctx) {
        vertx.executeBlocking(() -> registry.scrape(PROMETHEUS_TEXT), false)
                .onSuccess(text -> ctx.response()
                        .putHeader("Content-Type", PROMETHEUS_TEXT)
                        .end(text))
                .onFailure(ctx::fail);
    }

    private static void health(RoutingContext ctx, boolean isUp) {
        ctx.response().setStatusCode(isUp ? 200 : 503);
        ctx.json(new JsonObject().put("status", isUp ? "UP" : "DOWN"));
    }
}
