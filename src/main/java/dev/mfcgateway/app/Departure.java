package dev.mfcgateway.app;

import dev.mfcgateway.MfcGateway;
import dev.mfcgateway.edge.OpenConnections;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the program leaves, in steps that lose no request: not ready at once, and each answer the last one of its
 * connection; after a pause, in which load balancers notice, no more connections; and then until a limit for all that is
 * under way, also for callers who were told 202. What is left by then is cut off, and counted in a line. Deliveries are
 * left to other gateways. Any thread.
 */
final class Departure {

    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    /** For Redis and MFCentral to be let go of: nobody waits for an answer any more. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final MfcGateway gateway;
    private final OpenConnections connections;
    private final List<GatewayVerticle> listeners;

    Departure(Vertx vertx, MfcGateway gateway, OpenConnections connections, List<GatewayVerticle> listeners) {
        this.vertx = vertx;
        this.gateway = gateway;
        this.connections = connections;
        this.listeners = listeners;
    }

    /** It never fails. */
    Future<Void> leave(Duration pause, Duration limit) {
        LOG.info(
                "Leaving: no more connections after {} ms, and {} ms for the rest", pause.toMillis(), limit.toMillis());
        gateway.drain();
        connections.leave();
        return timer(pause)
                .compose(paused -> Future.any(finish(limit), timer(limit)))
                .onComplete(over -> tellWhatIsCutOff())
                .eventually(this::letGo)
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    /** Only once the last connection is closed can nothing new begin. */
    private Future<Void> finish(Duration limit) {
        return Future.join(listeners.stream()
                        .map(listener -> listener.drain(limit))
                        .toList())
                .transform(closed -> gateway.idle());
    }

    private void tellWhatIsCutOff() {
        int left = gateway.underWay();
        if (left > 0) {
            LOG.warn("{} requests and deliveries are cut off", left);
        } else {
            LOG.info("Nothing is under way");
        }
    }

    private Future<Void> letGo() {
        return gateway.close().timeout(LAST_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<?> timer(Duration delay) {
        return delay.isZero() ? Future.succeededFuture() : vertx.timer(delay.toMillis());
    }
}
