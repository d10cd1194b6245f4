package dev.mfcgateway.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.holdings.Holdings;
import dev.mfcgateway.mfcentral.CasDocument;
import dev.mfcgateway.transaction.HoldingsVault;
import dev.mfcgateway.transaction.TransactionId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/**
 * Holdings between MFCentral and the partner: brought into the partner's form, and kept encrypted until they are
 * delivered, or their time is over. Reading a long statement takes a while, and runs on a worker. Fails with
 * {@code internal_error}, and {@link dev.mfcgateway.holdings.UnreadableStatement}. Any event loop may call.
 */
public final class FetchedHoldings {

    private final Vertx vertx;
    private final HoldingsVault vault;
    private final Duration kept;

    /** @param kept how long the longest series of deliveries may take */
    public FetchedHoldings(Vertx vertx, HoldingsVault vault, Duration kept) {
        this.vertx = vertx;
        this.vault = vault;
        this.kept = kept;
    }

    /** The partner's payload, kept. */
    public Future<String> keep(TransactionId id, CasDocument statement) {
        return vertx.executeBlocking(() -> Holdings.of(statement.reveal()).reveal(), false)
                .compose(payload -> vault.put(id, payload.getBytes(UTF_8), kept).map(payload));
    }

    public Future<Optional<String>> get(TransactionId id) {
        return vault.get(id).map(kept -> kept.map(bytes -> new String(bytes, UTF_8)));
    }

    public Future<Void> forget(TransactionId id) {
        return vault.remove(id);
    }
}
