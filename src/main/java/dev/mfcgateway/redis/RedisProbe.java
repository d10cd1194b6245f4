package dev.mfcgateway.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/**
 * A write that changes nothing: it takes away what nobody ever writes. A replica refuses it, and so does whoever is not
 * ready; reading, they would answer. Any thread.
 */
final class RedisProbe {

    private final String key;

    RedisProbe(String keyPrefix) {
        this.key = new RedisKeys(keyPrefix).probe();
    }

    Request command() {
        return Request.cmd(Command.DEL).arg(key);
    }
}
