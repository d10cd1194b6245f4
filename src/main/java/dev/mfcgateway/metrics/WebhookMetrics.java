package dev.mfcgateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** What became of one tenant's deliveries, try by try; all at 0 from the start. Any thread. */
public final class WebhookMetrics {

    private final Meters meters;
    private final Map<WebhookOutcome, Counter> tries = new EnumMap<>(WebhookOutcome.class);

    WebhookMetrics(MeterRegistry registry, String tenant) {
        this.meters = new Meters(registry);
        for (WebhookOutcome outcome : WebhookOutcome.values()) {
            tries.put(
                    outcome,
                    meters.add(Counter.builder("mfc_gateway_webhook_deliveries")
                            .description("Tries to hand holdings to the partner, by how they ended")
                            .tag("tenant", tenant)
                            .tag("outcome", outcome.label())));
        }
    }

    /** A try ended, and what follows from it is written down. */
    public void tried(WebhookOutcome outcome) {
        tries.get(outcome).increment();
    }

    void remove() {
        meters.removeAll();
    }
}
