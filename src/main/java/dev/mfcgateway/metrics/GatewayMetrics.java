package dev.mfcgateway.metrics;

import dev.mfcgateway.failure.FailureCause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The gateway's meters, in the registry it was given and no other: a tenant's leave it when the tenant has gone, and all
 * of them when the gateway closes. Any thread.
 */
public final class GatewayMetrics implements AutoCloseable {

    /** The tenant of a request that reached none, or one that is not configured. */
    public static final String UNKNOWN_TENANT = "_unknown";

    private final MeterRegistry registry;
    private final Meters shared;
    private final SigningMetrics signing;
    private final RedisMetrics redis;
    private final Map<FailureCause, Counter> causes = new EnumMap<>(FailureCause.class);
    private final Map<String, RequestMetrics> requests = new ConcurrentHashMap<>();
    private final Map<String, UpstreamMetrics> upstreams = new ConcurrentHashMap<>();
    private final Map<String, WebhookMetrics> webhooks = new ConcurrentHashMap<>();
    private final BacklogMetrics backlog;

    public GatewayMetrics(MeterRegistry registry, String version) {
        this.registry = registry;
        this.shared = new Meters(registry);
        this.signing = new SigningMetrics(shared);
        for (FailureCause cause : FailureCause.values()) {
            causes.put(
                    cause,
                    shared.add(Counter.builder("mfc_gateway_internal_causes")
                            .description("Answers internal_error, by cause")
                            .tag("cause", cause.label())));
        }
        shared.add(Gauge.builder("mfc_gateway_build", () -> 1)
                .description("Always 1; the label says which version runs")
                .tag("version", version));
        this.backlog = new BacklogMetrics(shared);
        this.redis = new RedisMetrics(shared);
        requests(UNKNOWN_TENANT);
    }

    /** The request meters of one tenant, or of {@link #UNKNOWN_TENANT}. */
    public RequestMetrics requests(String tenant) {
        return requests.computeIfAbsent(tenant, name -> new RequestMetrics(registry, name));
    }

    /** The MFCentral meters of one tenant. */
    public UpstreamMetrics upstream(String tenant) {
        return upstreams.computeIfAbsent(tenant, name -> new UpstreamMetrics(registry, name));
    }

    /** The webhook meters of one tenant. */
    public WebhookMetrics webhook(String tenant) {
        return webhooks.computeIfAbsent(tenant, name -> new WebhookMetrics(registry, name));
    }

    /** What is pending, of all tenants and all gateways. */
    public BacklogMetrics backlog() {
        return backlog;
    }

    /** The meters of what waits for a signature. */
    public SigningMetrics signing() {
        return signing;
    }

    /** The meters of Redis. */
    public RedisMetrics redis() {
        return redis;
    }

    /** An {@code internal_error} was answered. */
    public void internalError(FailureCause cause) {
        causes.get(cause).increment();
    }

    /** One tenant's meters go: nobody counts on them any more. Should it come back, they begin at 0. */
    public void forget(String tenant) {
        Optional.ofNullable(requests.remove(tenant)).ifPresent(RequestMetrics::remove);
        Optional.ofNullable(upstreams.remove(tenant)).ifPresent(UpstreamMetrics::remove);
        Optional.ofNullable(webhooks.remove(tenant)).ifPresent(WebhookMetrics::remove);
    }

    /** All meters go. */
    @Override
    public void close() {
        requests.values().forEach(RequestMetrics::remove);
        upstreams.values().forEach(UpstreamMetrics::remove);
        webhooks.values().forEach(WebhookMetrics::remove);
        shared.removeAll();
    }
}
