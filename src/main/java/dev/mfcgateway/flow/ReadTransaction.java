package dev.mfcgateway.flow;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionState;
import dev.mfcgateway.transaction.TransactionStore;
import io.vertx.core.Future;

/** Tells a tenant how one of its transactions does. Fails with {@code transaction_id_not_found}, {@code internal_error}. */
public final class ReadTransaction {

    private final TransactionStore store;

    public ReadTransaction(TransactionStore store) {
        this.store = store;
    }

    public Future<TransactionState> read(TransactionId id, Tenant tenant) {
        return store.read(id, tenant.id())
                .map(state -> state.orElseThrow(() -> GatewayFailure.of(FailureCategory.TRANSACTION_ID_NOT_FOUND)));
    }
}
