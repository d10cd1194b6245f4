package dev.mfcgateway.redis;

import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.transaction.TransactionId;

/** The names of what is kept. */
record RedisKeys(String prefix) {

    /** One hash per transaction; the braces make Redis Cluster keep all of a transaction in one slot. */
    String transaction(TransactionId id) {
        return prefix + ":txn:{" + id.value() + "}";
    }

    /** The fetched holdings, in the transaction's slot. */
    String holdings(TransactionId id) {
        return prefix + ":holdings:{" + id.value() + "}";
    }

    /** One answer that may be given again. */
    String answer(String place) {
        return prefix + ":answer:{" + place + "}";
    }

    /** One of a tenant's counters of sends, all of them in one slot. */
    String cap(TenantId tenant, String counter) {
        return prefix + ":cap:{" + tenant.name() + "}:" + counter;
    }

    /** The one queue of pending deliveries: a sorted set of transactions by when they are due, in a slot of its own. */
    String work() {
        return prefix + ":work";
    }

    /** What nobody ever writes: to take it away changes nothing, and tells whether Redis takes writes. */
    String probe() {
        return prefix + ":probe";
    }
}
