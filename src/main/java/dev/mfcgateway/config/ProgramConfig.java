package dev.mfcgateway.config;

import dev.mfcgateway.GatewayOptions;
import dev.mfcgateway.edge.ConnectionLimits;
import dev.mfcgateway.edge.ServerCertificate;
import dev.mfcgateway.redis.RedisStoreOptions;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.tenant.TenantOptions;
import io.vertx.redis.client.RedisClientType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The way from documents to options. First every check is made on every document, and only if none found a fault are
 * the options built: from there on nothing can be missing. Reads no file and no environment, and keeps nothing. Any
 * thread.
 */
public final class ProgramConfig {

    /** The longest that one call to MFCentral can be configured to take. */
    public static final Duration LONGEST_CALL = Duration.ofMillis(ConfigSchema.TENANT.maximum("mfcentral.timeoutMs"));

    private ProgramConfig() {}

    /**
     * Adds to {@code findings}, which may already hold what was found while the documents were read.
     *
     * @param certificate what the files hold that {@code server.tls} names
     * @throws ConfigRefused with all faults in {@code findings}, if there are any by the end
     */
    public static ProgramOptions of(
            ConfigDocument gateway,
            List<ConfigDocument> tenants,
            Optional<ServerCertificate> certificate,
            Findings findings) {
        Inspection shared = new Inspection(gateway, ConfigSchema.GATEWAY, findings);
        GatewayRules.check(shared);
        List<Inspection> each = tenants.stream()
                .map(tenant -> new Inspection(tenant, ConfigSchema.TENANT, findings))
                .toList();
        each.forEach(TenantRules::check);
        each.forEach(tenant -> TenantRules.warnOfCutRequests(tenant, shared.settings()));
        RouteRules.checkClashes(each);
        if (each.isEmpty() && !findings.hasFaults()) {
            shared.refuse("tenants.directory", "holds no tenant", "allowed: at least one tenant");
        }
        findings.throwIfFaulty();
        return options(shared.settings(), certificate, each);
    }

    private static ProgramOptions options(
            Settings shared, Optional<ServerCertificate> certificate, List<Inspection> tenants) {
        return new ProgramOptions(
                server(shared, certificate),
                shared.choice("server.transport", ProgramOptions.Transport.class),
                new ListenOptions(shared.text("management.host"), shared.number("management.port")),
                shared.millis("shutdown.pauseMs"),
                shared.millis("shutdown.drainMs"),
                LogSettings.options(shared),
                tracing(shared),
                gateway(shared, tenants));
    }

    private static Optional<TracingOptions> tracing(Settings shared) {
        return shared.at("tracing.enabled").booleanValue()
                ? Optional.of(new TracingOptions(
                        URI.create(shared.text("tracing.endpoint")),
                        shared.at("tracing.samplingRatio").doubleValue(),
                        shared.text("tracing.serviceName")))
                : Optional.empty();
    }

    private static ServerOptions server(Settings shared, Optional<ServerCertificate> certificate) {
        return new ServerOptions(
                new ListenOptions(shared.text("server.host"), shared.number("server.port")),
                new ConnectionLimits(
                        shared.number("server.maxConnections"),
                        shared.millis("server.headTimeoutMs"),
                        shared.millis("server.idleTimeoutMs")),
                certificate,
                shared.at("server.http2ClearText").booleanValue());
    }

    private static GatewayOptions gateway(Settings shared, List<Inspection> tenants) {
        List<TenantOptions> options = tenants.stream()
                .map(tenant -> TenantSettings.options(tenant.settings()))
                .toList();
        return new GatewayOptions(
                redis(shared),
                shared.secret("storage.encryptionKey"),
                shared.number("server.maxBodyBytes"),
                shared.number("server.maxQrBytes"),
                shared.number("server.maxInFlight"),
                shared.flag("docs.enabled"),
                options);
    }

    private static RedisStoreOptions redis(Settings shared) {
        List<Secret> endpoints =
                shared.texts("redis.endpoints").stream().map(Secret::of).toList();
        return new RedisStoreOptions(
                shared.choice("redis.type", RedisClientType.class),
                endpoints,
                shared.optionalText("redis.caCertificates"),
                shared.text("redis.masterName"),
                shared.millis("redis.commandTimeoutMs"),
                shared.text("redis.keyPrefix"));
    }
}
