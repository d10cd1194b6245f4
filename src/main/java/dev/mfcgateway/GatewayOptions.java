package dev.mfcgateway;

import dev.mfcgateway.redis.RedisStoreOptions;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.tenant.TenantOptions;
import java.util.List;

/**
 * What the gateway is made of, wherever it is mounted.
 *
 * @param storageKey base64 of 32 bytes, the same on all gateways of one Redis: what is kept there is encrypted with it
 * @param maxBodyBytes the longest body taken; default 16384
 * @param maxQrBytes the longest body of a validateQR, which carries an image; default 1048576
 * @param maxInFlight calls to MFCentral at once, of all tenants together; default 10000
 * @param docs whether {@code /openapi.yaml} and {@code /docs/} are served; default true
 * @param tenants at least one; no two with the same name, host, path prefix or header value
 */
public record GatewayOptions(
        RedisStoreOptions redis,
        Secret storageKey,
        int maxBodyBytes,
        int maxQrBytes,
        int maxInFlight,
        boolean docs,
        List<TenantOptions> tenants) {

    public GatewayOptions {
        tenants = List.copyOf(tenants);
    }
}
