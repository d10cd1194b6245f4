package dev.mfcgateway.flow;

import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.TenantOptions;
import dev.mfcgateway.transaction.NewTransaction;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionIds;
import dev.mfcgateway.transaction.TransactionStore;
import io.vertx.core.Future;

/** Names a new transaction and writes it down with its tenant's limits. Fails with {@code internal_error}. */
public final class CreateTransaction {

    private final TransactionStore store;
    private final TransactionIds ids;

    public CreateTransaction(TransactionStore store, TransactionIds ids) {
        this.store = store;
        this.ids = ids;
    }

    public Future<CreatedTransaction> create(NewTransactionRequest request, Tenant tenant) {
        TransactionId id = ids.next();
        TenantOptions options = tenant.options();
        NewTransaction transaction = new NewTransaction(
                id,
                tenant.id(),
                request.intent(),
                options.transactionLifetime(),
                options.maxSends(),
                options.resendCooldowns(),
                options.maxWrongAttempts(),
                request.scope(),
                request.notes());
        return store.create(transaction).map(expireAt -> new CreatedTransaction(id, expireAt));
    }
}
