package dev.mfcgateway.flow;

import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.transaction.Intent;
import java.util.Optional;

/**
 * What a partner creates a transaction for.
 *
 * @param notes what it wants back with the holdings
 */
public record NewTransactionRequest(Intent intent, HoldingsScope scope, Optional<String> notes) {

    /** Without the notes. */
    @Override
    public String toString() {
        return "NewTransactionRequest(" + intent + ")";
    }
}
