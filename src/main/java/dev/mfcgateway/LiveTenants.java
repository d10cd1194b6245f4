package dev.mfcgateway;

import dev.mfcgateway.http.InForce;
import dev.mfcgateway.tenant.Tenants;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The tenants in force, and how others take their place: made and checked aside, then swapped by one write. What was
 * replaced is closed when whoever began on it must have finished. Reloads run one after the other, on a worker. Any
 * thread may ask for what is in force, reload and close.
 */
final class LiveTenants {

    private final TenantParts parts = new TenantParts();
    private final Vertx vertx;
    private final Context own;
    private final TenantWiring wiring;
    private final GatewayOptions first;
    private final Function<InForce, Duration> grace;
    private volatile InForce inForce;
    private Future<Void> last = Future.succeededFuture();
    private boolean closed; // known to the work alone, which comes one after the other

    /**
     * Blocks.
     *
     * @param grace how long what was replaced may still be in use
     */
    LiveTenants(Vertx vertx, TenantWiring wiring, GatewayOptions options, Function<InForce, Duration> grace) {
        this.vertx = vertx;
        this.own = vertx.getOrCreateContext();
        this.wiring = wiring;
        this.first = options;
        this.grace = grace;
        swap(options);
    }

    /** What a request takes once, and goes by. */
    InForce inForce() {
        return inForce;
    }

    Tenants directory() {
        return inForce.tenants();
    }

    /** See {@link MfcGateway#reload}. */
    Future<Void> reload(GatewayOptions options) {
        return next(() -> {
            requireReloadable(options);
            InForce replaced = inForce;
            long generation = swap(options);
            vertx.setTimer(grace.apply(replaced).toMillis(), over -> next(() -> parts.closeUnusedSince(generation)));
        });
    }

    private void requireReloadable(GatewayOptions options) {
        if (closed) {
            throw new IllegalStateException("the gateway is closed");
        }
        if (!options.redis().equals(first.redis()) || !options.storageKey().equals(first.storageKey())) {
            throw new IllegalArgumentException("redis and storageKey cannot change before the next start");
        }
    }

    /** All or nothing. */
    private long swap(GatewayOptions options) {
        TenantParts.Assembly assembly = parts.assembly();
        try {
            InForce next = wiring.inForce(options, assembly);
            long generation = assembly.putInForce();
            inForce = next;
            return generation;
        } catch (RuntimeException contradiction) {
            assembly.giveUp();
            throw contradiction;
        }
    }

    /** Waits for a reload that has begun; after it there are no others. */
    Future<Void> close() {
        return next(() -> {
            closed = true;
            parts.close();
        });
    }

    /** On the context that the gateway was made on: what is made later lives no longer and no shorter. */
    private synchronized Future<Void> next(Runnable work) {
        last = last.transform(over -> own.executeBlocking(Executors.callable(work, null), false));
        return last;
    }
}
