package dev.mfcgateway.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.holdings.Holdings;
import dev.mfcgateway.mfcentral.CasDocument;
import dev.mfcgateway.tenant.Tenant;
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

    /** MFCentral may not hand them out twice: keeping them is tried for longer than Redis takes to fail over. */
    private static final int TRIES = 20;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final HoldingsVault vault;

    public FetchedHoldings(Vertx vertx, HoldingsVault vault) {
        this.vertx = vertx;
        this.vault = vault;
    }

    Future<Void> keep(TransactionId id, Tenant tenant, CasDocument statement) {
        return vertx.executeBlocking(
                        () -> Holdings.of(statement.reveal()).reveal().getBytes(UTF_8), false)
                .compose(payload -> put(id, payload, tenant.options().holdingsKept(), TRIES));
    }

    private Future<Void> put(TransactionId id, byte[] payload, Duration kept, int tries) {
        return vault.put(id, payload, kept)
                .recover(failure -> tries > 1
                        ? vertx.timer(BETWEEN_TRIES.toMillis()).compose(due -> put(id, payload, kept, tries - 1))
                        : Future.failedFuture(failure));
    }

    Future<Optional<String>> get(TransactionId id) {
        return vault.get(id).map(kept -> kept.map(bytes -> new String(bytes, UTF_8)));
    }

    /** Another try is to come, and may be far off. */
    Future<Void> prolong(TransactionId id, Tenant tenant) {
        return vault.prolong(id, tenant.options().holdingsKept());
    }

    Future<Void> forget(TransactionId id) {
        return vault.remove(id);
    }
}
