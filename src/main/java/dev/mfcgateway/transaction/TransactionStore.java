package dev.mfcgateway.transaction;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/**
 * Transactions as their partners create and see them. The clock is the store's own. Fails with {@code internal_error}
 * ({@code redis_unavailable} where it is unknown whether the step was taken), and never retries by itself.
 */
public interface TransactionStore {

    /** Gives when it expires. Fails where the id is taken: nothing is ever written over. */
    Future<Instant> create(NewTransaction transaction);

    /** Whose it is; empty where there is no such transaction, or it is nobody's. */
    Future<Optional<TenantId>> owner(TransactionId id);

    /** Empty where there is no such transaction, or it is not {@code owner}'s. */
    Future<Optional<TransactionState>> read(TransactionId id, TenantId owner);
}
