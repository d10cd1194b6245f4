package dev.mfcgateway.redis;

import dev.mfcgateway.secret.Secret;
import io.vertx.redis.client.RedisClientType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where transactions are remembered.
 *
 * @param endpoints {@code redis://} or {@code rediss://} URIs; they may hold a password
 * @param caCertificates PEM of those that vouch for {@code rediss://} servers; empty: those that the JDK trusts
 * @param masterName the master that the sentinels know, used with type sentinel alone; default {@code mymaster}
 * @param commandTimeout after which a command counts as unanswered; default 1 s
 * @param keyPrefix what every key begins with; default {@code mfg}
 */
public record RedisStoreOptions(
        RedisClientType type,
        List<Secret> endpoints,
        Optional<String> caCertificates,
        String masterName,
        Duration commandTimeout,
        String keyPrefix) {

    public RedisStoreOptions {
        endpoints = List.copyOf(endpoints);
    }
}
