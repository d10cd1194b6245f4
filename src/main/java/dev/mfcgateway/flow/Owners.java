package dev.mfcgateway.flow;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionStore;
import io.vertx.core.Future;

/**
 * Tells whose a transaction has to be for a caller to touch it. That is known at once, except where a request names
 * nobody and many tenants ask for credentials: then the transaction is looked up first, and where it is one of theirs it
 * looks like one that does not exist. Fails with {@code transaction_id_not_found} and {@code internal_error}. Any thread.
 */
public final class Owners {

    private final TransactionStore store;

    public Owners(TransactionStore store) {
        this.store = store;
    }

    Future<Owner> of(TransactionId id, Caller caller) {
        return caller.owner().map(Future::succeededFuture).orElseGet(() -> lookUp(id, caller));
    }

    private Future<Owner> lookUp(TransactionId id, Caller caller) {
        return store.owner(id).map(owner -> owner.map(caller::reach)
                .map(tenant -> Owner.only(tenant.id()))
                .orElseThrow(() -> GatewayFailure.of(FailureCategory.TRANSACTION_ID_NOT_FOUND)));
    }
}
