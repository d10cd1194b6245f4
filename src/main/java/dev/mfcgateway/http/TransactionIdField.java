package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.transaction.TransactionId;
import java.util.Optional;

/** A transaction's id as callers send it: one that is missing or malformed is one that does not exist. */
final class TransactionIdField {

    private TransactionIdField() {}

    /** @throws GatewayFailure {@code transaction_id_not_found} */
    static TransactionId parse(Optional<String> text) {
        return text.flatMap(TransactionId::parse)
                .orElseThrow(() -> GatewayFailure.of(FailureCategory.TRANSACTION_ID_NOT_FOUND));
    }
}
