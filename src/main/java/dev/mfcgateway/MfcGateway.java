package dev.mfcgateway;

import dev.mfcgateway.journey.OpenTelemetryTracing;
import dev.mfcgateway.journey.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/**
 * The gateway as a module of a Vert.x program. It opens no port, makes no Vertx, reads no file outside its jar, and
 * keeps its meters in the registry it was given, which should be its own; two of them can live in one JVM. Any thread.
 *
 * <pre>{@code
 * MfcGateway.create(vertx, options, registry)
 *     .onSuccess(gateway -> gateway.mount(router, "/import"));
 * }</pre>
 */
public final class MfcGateway {

    private final Vertx vertx;
    private final GatewayWiring wiring;

    private MfcGateway(Vertx vertx, GatewayWiring wiring) {
        this.vertx = vertx;
        this.wiring = wiring;
    }

    /**
     * Wires a gateway. It does not wait for Redis or MFCentral: {@link #readiness()} tells when Redis has answered.
     *
     * @return fails with {@link IllegalArgumentException} if the options contradict themselves
     */
    public static Future<MfcGateway> create(Vertx vertx, GatewayOptions options, MeterRegistry meterRegistry) {
        return create(vertx, options, meterRegistry, Tracing.OFF);
    }

    /** The same, with a span for each request and each of its steps; see {@link OpenTelemetryTracing}. */
    public static Future<MfcGateway> create(
            Vertx vertx, GatewayOptions options, MeterRegistry meterRegistry, OpenTelemetry openTelemetry) {
        return create(vertx, options, meterRegistry, new OpenTelemetryTracing(openTelemetry));
    }

    private static Future<MfcGateway> create(
            Vertx vertx, GatewayOptions options, MeterRegistry meterRegistry, Tracing tracing) {
        return vertx.executeBlocking(() -> new GatewayWiring(vertx, options, meterRegistry, tracing), false)
                .map(wiring -> {
                    wiring.start();
                    return new MfcGateway(vertx, wiring);
                });
    }

    /** A router with every path of the gateway; what it does not know it answers with 404, as JSON. */
    public Router router() {
        return wiring.routes().router(vertx);
    }

    /**
     * Serves the gateway's paths below {@code path} of a host program's router.
     *
     * @param path begins with a slash and has none at its end, such as {@code /import}
     */
    public void mount(Router router, String path) {
        router.route(path + "/*").subRouter(router());
    }

    public Readiness readiness() {
        return wiring.readiness();
    }

    /**
     * Puts other options in force: tenants, the limits of bodies, and the docs. They are built and checked whole, and then take
     * the place of the old ones at once; requests and deliveries under way finish by what they began with. What a tenant
     * is made of stays as long as its options are equal: breaker, token, connections. Of several reloads the next one
     * begins when the last one has ended.
     *
     * @return fails, and everything stays as it is, with {@link IllegalArgumentException} if the options contradict
     *     themselves, or have another {@code redis} or {@code storageKey}: these wait for the next start; with {@link
     *     IllegalStateException} once the gateway is closed
     */
    public Future<Void> reload(GatewayOptions options) {
        return wiring.reload(options);
    }

    /**
     * From now on it is not ready, and leaves pending deliveries to others. Requests that come all the same are served.
     */
    public void drain() {
        wiring.drain();
    }

    /**
     * Completes once no request and no delivery is under way, also of callers who were told to come back for the answer.
     * To be asked when {@link #drain} was called and no more requests come.
     */
    public Future<Void> idle() {
        return wiring.idle();
    }

    /** How many requests and deliveries are under way. */
    public int underWay() {
        return wiring.underWay();
    }

    /** Closes the connections to Redis and MFCentral; what is under way fails. Let it {@link #drain} first. */
    public Future<Void> close() {
        return wiring.close();
    }
}
