package dev.mfcgateway.redis;

import dev.mfcgateway.transaction.TransactionId;

/** The names of what is kept. */
record RedisKeys(String prefix) {

    /** One hash per transaction; the braces make Redis Cluster keep all of a transaction in one slot. */
    String transaction(TransactionId id) {
        return prefix + ":txn:{" + id.value() + "}";
    }
}
