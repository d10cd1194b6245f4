package dev.mfcgateway.flow;

import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.holdings.UnreadableStatement;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.mfcentral.MfCentralFailure;
import dev.mfcgateway.mfcentral.MfCentralFailure.Effect;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.Tenants;
import dev.mfcgateway.transaction.DeliveryLedger;
import dev.mfcgateway.transaction.DeliveryWork;
import dev.mfcgateway.transaction.OpenVerification;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.VerificationLedger;
import dev.mfcgateway.transaction.VerifyTicket;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes one pending transaction as far as it goes now: finds out what became of a consent whose answer was lost, fetches
 * the holdings, hands them to the partner, and says when to come back. Every step is written down before the next, so
 * that whoever takes over goes on where the last one stopped; the partner may hear a thing twice, always under the same
 * id. Fails with {@code internal_error}. Any event loop may call.
 */
public final class DeliverHoldings {

    /** MFCentral may need a while to make a statement, and fetching one again does no harm. */
    private static final Duration FETCH_AGAIN = Duration.ofSeconds(30);

    /** What was consented to at the last moment is not given up at the first trouble. */
    private static final Duration FETCHED_AFTER_EXPIRY = Duration.ofHours(1);

    /** A tenant that is not configured here may be elsewhere, or come back. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private static final Optional<Duration> NOW = Optional.of(Duration.ZERO);

    private final Supplier<Tenants> tenants;
    private final DeliveryLedger ledger;
    private final VerificationLedger verifications;
    private final FetchedHoldings holdings;
    private final HandOver handOver;
    private final InstantSource clock;
    private final DeliveryShares shares = new DeliveryShares();

    public DeliverHoldings(
            Supplier<Tenants> tenants,
            DeliveryLedger ledger,
            VerificationLedger verifications,
            FetchedHoldings holdings,
            HandOver handOver,
            InstantSource clock) {
        this.tenants = tenants;
        this.ledger = ledger;
        this.verifications = verifications;
        this.holdings = holdings;
        this.handOver = handOver;
        this.clock = clock;
    }

    /** Gives when to come back; empty where nothing remains to be done. */
    public Future<Optional<Duration>> advance(TransactionId id) {
        return ledger.work(id)
                .compose(work -> work.map(known -> advance(id, known)).orElseGet(DeliverHoldings::over));
    }

    private Future<Optional<Duration>> advance(TransactionId id, DeliveryWork work) {
        Optional<Tenant> tenant = tenants.get().find(work.tenant());
        if (tenant.isEmpty()) {
            return in(LOOK_AGAIN);
        }
        return shares.within(work.tenant(), () -> step(id, tenant.get(), work));
    }

    private Future<Optional<Duration>> step(TransactionId id, Tenant tenant, DeliveryWork work) {
        return switch (work.status()) {
            case PROCESSING -> deliver(id, tenant, work);
            case OTP_SENT -> recover(id, tenant, work);
            case COMPLETED -> forget(id, tenant);
            default -> over();
        };
    }

    /** Whoever completed it may have died before. A partner without a webhook has the holdings kept. */
    private Future<Optional<Duration>> forget(TransactionId id, Tenant tenant) {
        return tenant.webhook().isPresent() ? holdings.forget(id).map(Optional.empty()) : over();
    }

    /** A consent that MFCentral may have accepted without anyone knowing: having the holdings proves it. */
    private Future<Optional<Duration>> recover(TransactionId id, Tenant tenant, DeliveryWork work) {
        return holdings.get(id).compose(kept -> {
            if (kept.isPresent()) {
                return verified(new VerifyTicket(id, "kept"));
            }
            return work.verificationOpen()
                    ? ask(id, tenant, work.openVerifications().get(0))
                    : over();
        });
    }

    private Future<Optional<Duration>> ask(TransactionId id, Tenant tenant, OpenVerification open) {
        return tenant.mfCentral()
                .fetchDocument(open.reqId(), open.clientRefNo(), Journey.unseen())
                .compose(statement -> holdings.keep(id, tenant, statement))
                .transform(answer -> {
                    if (answer.succeeded() || answer.cause() instanceof UnreadableStatement) { // it was handed over
                        return verified(open.ticket());
                    }
                    boolean declined =
                            answer.cause() instanceof MfCentralFailure known && known.effect() == Effect.DECLINED;
                    return declined ? verifications.giveBack(open.ticket()).map(NOW) : in(FETCH_AGAIN);
                });
    }

    private Future<Optional<Duration>> verified(VerifyTicket ticket) {
        return verifications.verified(ticket).map(NOW);
    }

    private Future<Optional<Duration>> deliver(TransactionId id, Tenant tenant, DeliveryWork work) {
        return holdings.get(id)
                .compose(kept ->
                        kept.isPresent() ? handOver.handOver(id, tenant, work, kept.get()) : fetch(id, tenant, work));
    }

    private Future<Optional<Duration>> fetch(TransactionId id, Tenant tenant, DeliveryWork work) {
        return tenant.mfCentral()
                .fetchDocument(work.reqId(), work.clientRefNo(), Journey.unseen())
                .compose(statement -> holdings.keep(id, tenant, statement))
                .transform(answer -> answer.succeeded()
                        ? ledger.holdingsFetched(id).map(NOW)
                        : notFetched(id, work, answer.cause()));
    }

    private Future<Optional<Duration>> notFetched(TransactionId id, DeliveryWork work, Throwable failure) {
        if (failure instanceof UnreadableStatement) {
            return giveUp(id, "HOLDINGS_UNREADABLE");
        }
        Instant now = clock.instant();
        boolean isOver = now.isAfter(work.expiresAt().plus(FETCHED_AFTER_EXPIRY));
        Optional<Duration> asked = failure instanceof GatewayFailure known ? known.retryAfter() : Optional.empty();
        return isOver ? giveUp(id, "HOLDINGS_UNAVAILABLE") : in(asked.orElse(FETCH_AGAIN));
    }

    private Future<Optional<Duration>> giveUp(TransactionId id, String label) {
        return ledger.errored(id, label).map(Optional.empty());
    }

    private static Future<Optional<Duration>> in(Duration delay) {
        return Future.succeededFuture(Optional.of(delay));
    }

    private static Future<Optional<Duration>> over() {
        return Future.succeededFuture(Optional.empty());
    }
}
