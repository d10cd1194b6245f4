package dev.mfcgateway.app;

import dev.mfcgateway.GatewayOptions;
import dev.mfcgateway.MfcGateway;
import dev.mfcgateway.config.ListenOptions;
import dev.mfcgateway.config.ProgramConfig;
import dev.mfcgateway.config.ProgramOptions;
import dev.mfcgateway.config.ServerOptions;
import dev.mfcgateway.edge.OpenConnections;
import dev.mfcgateway.edge.ServerCertificate;
import dev.mfcgateway.metrics.CertificateMetrics;
import dev.mfcgateway.metrics.ConfigMetrics;
import dev.mfcgateway.metrics.LogMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway as a program: a Vertx of its own, the public port on every event loop, the management port on one. Any
 * thread.
 */
public final class GatewayProgram {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayProgram.class);

    /**
     * A silent connection is cut this long after the slowest answer may come: by the tenants there are, and by any that a
     * reload may bring.
     */
    private static final Duration LONGEST_SILENCE = ProgramConfig.LONGEST_CALL.plusSeconds(60);

    private final ConfigFiles files;
    private final LoadedConfig started;
    private final LogControl log;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Vertx vertx;
    private final OpenConnections connections;
    private final List<GatewayVerticle> listeners = new CopyOnWriteArrayList<>();
    private final Optional<SpanSender> spans;
    private MfcGateway gateway;
    private ConfigReload reload;

    private GatewayProgram(ConfigFiles files, LoadedConfig started, LogControl log) {
        this.files = files;
        this.started = started;
        this.vertx = VertxWithMetrics.create(
                registry, EventLoops.transport(started.options().transport()));
        this.log = log;
        LogMetrics.register(registry, log::linesLost);
        this.spans = started.options().tracing().map(SpanSender::new);
        this.connections = new OpenConnections(started.options().server().connections(), registry);
    }

    /** The same, in a JVM whose log is somebody else's. */
    public static Future<GatewayProgram> start(ConfigFiles files, LoadedConfig loaded) {
        return start(files, loaded, LogControl.SOMEONE_ELSES);
    }

    /**
     * Listens on both ports, and follows {@code files} from {@code loaded} on; fails, with everything closed again, if a
     * port is taken.
     *
     * @param log is told whenever its options change; those of {@code loaded} it knows already
     */
    static Future<GatewayProgram> start(ConfigFiles files, LoadedConfig loaded, LogControl log) {
        GatewayProgram program = new GatewayProgram(files, loaded, log);
        return program.open().onFailure(failure -> program.sendLastSpans().eventually(program.vertx::close));
    }

    private Future<GatewayProgram> open() {
        ProgramOptions options = started.options();
        return gateway(options.gateway())
                .compose(created -> {
                    gateway = created;
                    return listen(created, options.server(), options.management());
                })
                .map(done -> {
                    LOG.info(
                            "Listening on {}, management on {}",
                            options.server().listen(),
                            options.management());
                    follow();
                    return this;
                });
    }

    private Future<MfcGateway> gateway(GatewayOptions options) {
        return spans.map(sender -> MfcGateway.create(vertx, options, registry, sender.openTelemetry()))
                .orElseGet(() -> MfcGateway.create(vertx, options, registry));
    }

    private void follow() {
        ConfigMetrics metrics = new ConfigMetrics(registry, InstantSource.system());
        reload = new ConfigReload(vertx, files, started, this::take, log::apply, metrics);
        reload.start();
        CertificateMetrics.register(
                registry, () -> started.options().server().certificate().map(first -> shown().orElse(first)
                        .expires()));
    }

    /** A certificate that comes where there was none, or goes, waits for the next start. */
    private Future<Void> take(ProgramOptions options) {
        boolean shows = started.options().server().certificate().isPresent();
        return gateway.reload(options.gateway()).compose(done -> options.server()
                .certificate()
                .filter(one -> shows && !shown().equals(Optional.of(one)))
                .map(this::show)
                .orElseGet(Future::succeededFuture));
    }

    private Optional<ServerCertificate> shown() {
        return reload.options().server().certificate();
    }

    private Future<Void> show(ServerCertificate certificate) {
        LOG.info("From now on the public port shows the {}", certificate);
        return Future.all(listeners.stream()
                        .map(listener -> listener.show(certificate))
                        .toList())
                .mapEmpty();
    }

    private Future<Void> listen(MfcGateway created, ServerOptions server, ListenOptions management) {
        DeploymentOptions onEveryEventLoop =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        return vertx.deployVerticle(
                        new ManagementVerticle(registry, created.readiness(), management.host(), management.port()))
                .compose(done -> vertx.deployVerticle(() -> listener(created, server), onEveryEventLoop))
                .mapEmpty();
    }

    private GatewayVerticle listener(MfcGateway created, ServerOptions server) {
        GatewayVerticle listener = new GatewayVerticle(created, connections, server, LONGEST_SILENCE);
        listeners.add(listener);
        return listener;
    }

    /** Lets what is under way finish, by the times that the files say now. A JVM that ends then needs no more. */
    public Future<Void> stop() {
        reload.stop();
        ProgramOptions current = reload.options();
        return new Departure(vertx, gateway, connections, listeners)
                .leave(current.shutdownPause(), current.shutdownDrain())
                .eventually(this::sendLastSpans);
    }

    private Future<Void> sendLastSpans() {
        return spans.map(SpanSender::close).orElseGet(Future::succeededFuture);
    }

    /** Stops, and ends the event loops too, where the JVM goes on. */
    public Future<Void> close() {
        return stop().eventually(vertx::close);
    }
}
