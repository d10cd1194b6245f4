package dev.mfcgateway.app;

import dev.mfcgateway.MfcGateway;
import dev.mfcgateway.config.ListenOptions;
import dev.mfcgateway.config.ProgramOptions;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway as a program: a Vertx of its own, the public port on every event loop, the management port on one. Any
 * thread.
 */
public final class GatewayProgram {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayProgram.class);

    /** A silent connection is cut this long after the slowest answer may come. */
    private static final Duration BEYOND_SLOWEST_ANSWER = Duration.ofSeconds(60);

    private final ProgramOptions options;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Vertx vertx = VertxWithMetrics.create(registry);
    private final List<GatewayVerticle> listeners = new CopyOnWriteArrayList<>();
    private MfcGateway gateway;

    private GatewayProgram(ProgramOptions options) {
        this.options = options;
    }

    /** Listens on both ports; fails, with everything closed again, if one of them is taken. */
    public static Future<GatewayProgram> start(ProgramOptions options) {
        GatewayProgram program = new GatewayProgram(options);
        return program.open().onFailure(failure -> program.vertx.close());
    }

    private Future<GatewayProgram> open() {
        return MfcGateway.create(vertx, options.gateway(), registry)
                .compose(created -> {
                    gateway = created;
                    return listen(created);
                })
                .map(done -> {
                    LOG.info("Listening on {}, management on {}", options.server(), options.management());
                    return this;
                });
    }

    private Future<Void> listen(MfcGateway created) {
        ListenOptions server = options.server();
        ListenOptions management = options.management();
        DeploymentOptions onEveryEventLoop =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        return vertx.deployVerticle(
                        new ManagementVerticle(registry, created.readiness(), management.host(), management.port()))
                .compose(done -> vertx.deployVerticle(() -> listener(created, server), onEveryEventLoop))
                .mapEmpty();
    }

    private GatewayVerticle listener(MfcGateway created, ListenOptions server) {
        GatewayVerticle listener = new GatewayVerticle(created, server.host(), server.port(), idleLimit());
        listeners.add(listener);
        return listener;
    }

    private Duration idleLimit() {
        return options.gateway().tenants().stream()
                .map(tenant -> tenant.mfCentral().timeout())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .plus(BEYOND_SLOWEST_ANSWER);
    }

    /**
     * Says that it is not ready, waits until the load balancer has seen it, takes no more connections, lets what is under
     * way finish up to the limit, and lets go of Redis and MFCentral. A JVM that ends now needs no more.
     */
    public Future<Void> stop() {
        LOG.info("Draining");
        gateway.readiness().drain();
        return pause().compose(paused -> drain()).eventually(() -> gateway.close());
    }

    /** Stops, and ends the event loops too, where the JVM goes on. */
    public Future<Void> close() {
        return stop().eventually(vertx::close);
    }

    private Future<?> pause() {
        Duration pause = options.shutdownPause();
        return pause.isZero() ? Future.succeededFuture() : vertx.timer(pause.toMillis());
    }

    private Future<Void> drain() {
        return Future.all(listeners.stream()
                        .map(listener -> listener.drain(options.shutdownDrain()))
                        .toList())
                .mapEmpty();
    }
}
