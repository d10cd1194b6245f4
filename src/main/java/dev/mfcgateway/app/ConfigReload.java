package dev.mfcgateway.app;

import dev.mfcgateway.GatewayOptions;
import dev.mfcgateway.config.ConfigFault;
import dev.mfcgateway.config.ConfigPlan;
import dev.mfcgateway.config.ConfigRefused;
import dev.mfcgateway.config.LogOptions;
import dev.mfcgateway.config.ProgramOptions;
import dev.mfcgateway.metrics.ConfigMetrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a running gateway to its files: looks at them every second, reads them when they have changed and settled, and
 * has the gateway take what they say. A faulty one is told in one line and changes nothing until it is repaired. Not by
 * vertx-config, which would read every file every five seconds, knows no secret files, and reads what is half written.
 *
 * <p>Reads on a worker; one look at a time. Any thread may start and stop it.
 */
final class ConfigReload {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigReload.class);

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final ConfigFiles files;
    private final LoadedConfig started;
    private final ConfigWatch watch;
    private final Function<ProgramOptions, Future<Void>> program;
    private final Consumer<LogOptions> log;
    private final ConfigMetrics metrics;
    private volatile LoadedConfig current;
    private volatile List<String> waiting = List.of();
    private volatile boolean stopped;
    private volatile long timer;

    /**
     * @param started what the program runs by
     * @param program puts other options in force
     * @param log takes what is to be logged from now on, where that has changed
     */
    ConfigReload(
            Vertx vertx,
            ConfigFiles files,
            LoadedConfig started,
            Function<ProgramOptions, Future<Void>> program,
            Consumer<LogOptions> log,
            ConfigMetrics metrics) {
        this.vertx = vertx;
        this.files = files;
        this.started = started;
        this.watch = new ConfigWatch(started.seen());
        this.program = program;
        this.log = log;
        this.metrics = metrics;
        this.current = started;
    }

    void start() {
        if (!stopped) {
            timer = vertx.setTimer(POLL.toMillis(), due -> look().onComplete(over -> start()));
        }
    }

    /** What is being read comes to nothing. */
    void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    /** What the files said when they were last found good, also of what waits for the next start. */
    ProgramOptions options() {
        return current.options();
    }

    /** One look, and what follows from it. It never fails. */
    Future<Void> look() {
        return vertx.executeBlocking(this::readIfChanged, false)
                .compose(read -> read.map(this::apply).orElseGet(Future::succeededFuture))
                .onFailure(this::refused)
                .otherwiseEmpty();
    }

    private Optional<LoadedConfig> readIfChanged() {
        if (!watch.hasSettledOtherwise()) {
            return Optional.empty();
        }
        FilesSeen seen = new FilesSeen();
        try {
            return Optional.of(files.load(started.file(), seen));
        } finally {
            watch.read(seen);
        }
    }

    private Future<Void> apply(LoadedConfig read) {
        if (stopped) {
            return Future.succeededFuture();
        }
        return program.apply(reloadable(read.options())).onSuccess(done -> inForce(read));
    }

    /** Redis and the key of what it keeps wait for the next start. */
    private ProgramOptions reloadable(ProgramOptions read) {
        GatewayOptions running = started.options().gateway();
        GatewayOptions wanted = read.gateway();
        return read.with(new GatewayOptions(
                running.redis(),
                running.storageKey(),
                wanted.maxBodyBytes(),
                wanted.maxQrBytes(),
                wanted.maxInFlight(),
                wanted.docs(),
                wanted.tenants()));
    }

    private void inForce(LoadedConfig read) {
        LoadedConfig before = current;
        current = read;
        metrics.reloaded();
        if (!before.options().log().equals(read.options().log())) {
            log.accept(read.options().log());
        }
        LOG.info(
                "Configuration reloaded; tenants {}",
                ReloadedTenants.between(
                        before.options().gateway(), read.options().gateway()));
        read.warnings().stream()
                .filter(warning -> !before.warnings().contains(warning))
                .forEach(warning -> LOG.warn("{}", warning));
        tellWhatWaits(ConfigPlan.keysForTheNextStart(started.documents(), read.documents()));
    }

    private void tellWhatWaits(List<String> keys) {
        if (!keys.isEmpty() && !keys.equals(waiting)) {
            LOG.warn("These keys were changed, which takes effect at the next start: {}", String.join(", ", keys));
        }
        waiting = keys;
    }

    private void refused(Throwable failure) {
        if (!stopped) {
            metrics.refused();
            LOG.error("Configuration not reloaded, the last good one stays: {}", reason(failure));
        }
    }

    /** What is no fault of the files' is one of our own; its text may hold anything, and so its class is told. */
    private static String reason(Throwable failure) {
        if (!(failure instanceof ConfigRefused refused)) {
            return failure.getClass().getName();
        }
        List<ConfigFault> faults = refused.faults();
        return faults.size() == 1
                ? faults.get(0).toString()
                : faults.get(0) + " (and " + (faults.size() - 1) + " more)";
    }
}
