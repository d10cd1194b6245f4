package dev.mfcgateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meters of one owner: whoever registers all of them here can take them out together, and nobody else's. A gauge
 * that stayed would show its first owner for ever, as a registry takes no second one of the same name. Any thread.
 */
final class Meters {

    private final MeterRegistry registry;
    private final Set<Meter> registered = ConcurrentHashMap.newKeySet();
    private volatile boolean gone;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    Counter add(Counter.Builder counter) {
        return kept(counter.register(registry));
    }

    Timer add(Timer.Builder timer) {
        return kept(timer.register(registry));
    }

    Gauge add(Gauge.Builder<?> gauge) {
        return kept(gauge.register(registry));
    }

    private <M extends Meter> M kept(M meter) {
        registered.add(meter);
        if (gone) { // else an answer that came last would leave a meter that nobody takes out
            removeAll();
        }
        return meter;
    }

    /** Whoever still counts on one of them counts in vain. */
    void removeAll() {
        gone = true;
        registered.forEach(registry::remove);
        registered.clear();
    }
}
