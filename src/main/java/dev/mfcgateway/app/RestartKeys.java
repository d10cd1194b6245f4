package dev.mfcgateway.app;

import dev.mfcgateway.GatewayOptions;
import dev.mfcgateway.config.ProgramOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The keys whose values a running program keeps: a change of theirs waits for the next start. */
final class RestartKeys {

    private static final Map<String, Function<ProgramOptions, Object>> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("server.host", options -> options.server().host());
        KEYS.put("server.port", options -> options.server().port());
        KEYS.put("management.host", options -> options.management().host());
        KEYS.put("management.port", options -> options.management().port());
        KEYS.put("redis.type", options -> options.gateway().redis().type());
        KEYS.put("redis.endpoints", options -> options.gateway().redis().endpoints());
        KEYS.put("redis.masterName", options -> options.gateway().redis().masterName());
        KEYS.put("redis.commandTimeoutMs", options -> options.gateway().redis().commandTimeout());
        KEYS.put("redis.keyPrefix", options -> options.gateway().redis().keyPrefix());
        KEYS.put("storage.encryptionKey", options -> options.gateway().storageKey());
    }

    private RestartKeys() {}

    /** Those that {@code wanted} has otherwise. */
    static List<String> changed(ProgramOptions running, ProgramOptions wanted) {
        return KEYS.entrySet().stream()
                .filter(key ->
                        !key.getValue().apply(running).equals(key.getValue().apply(wanted)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What the gateway can take of {@code wanted} while it runs. */
    static GatewayOptions keeping(GatewayOptions running, GatewayOptions wanted) {
        return new GatewayOptions(
                running.redis(), running.storageKey(), wanted.maxBodyBytes(), wanted.maxQrBytes(), wanted.tenants());
    }
}
