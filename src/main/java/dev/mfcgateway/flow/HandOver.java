package dev.mfcgateway.flow;

import dev.mfcgateway.metrics.WebhookOutcome;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.transaction.DeliveryLedger;
import dev.mfcgateway.transaction.DeliveryWork;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.webhook.Delivery;
import dev.mfcgateway.webhook.Parcel;
import dev.mfcgateway.webhook.RetrySchedule;
import dev.mfcgateway.webhook.Webhook;
import dev.mfcgateway.webhook.WebhookMessage;
import dev.mfcgateway.webhook.WebhookOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Hands a transaction's holdings to the partner's webhook, once, and says whether and when to try again. A partner
 * without a webhook has them kept for their time. The id of a delivery is made of the transaction's, and so is the same
 * over all tries and all gateways. Fails with {@code internal_error}. Any event loop may call.
 */
public final class HandOver {

    private final Vertx vertx;
    private final DeliveryLedger ledger;
    private final FetchedHoldings holdings;
    private final InstantSource clock;
    private final DoubleSupplier random;

    /** @param random from 0 to below 1, for the spread of retries */
    public HandOver(
            Vertx vertx, DeliveryLedger ledger, FetchedHoldings holdings, InstantSource clock, DoubleSupplier random) {
        this.vertx = vertx;
        this.ledger = ledger;
        this.holdings = holdings;
        this.clock = clock;
        this.random = random;
    }

    /** Gives when to come back; empty where nothing remains to be done. */
    Future<Optional<Duration>> handOver(TransactionId id, Tenant tenant, DeliveryWork work, String payload) {
        return tenant.webhook()
                .map(webhook -> deliver(id, tenant, webhook, parcel(id, tenant, work, payload)))
                .orElseGet(() -> ledger.completed(id).map(Optional.empty()));
    }

    private static Parcel parcel(TransactionId id, Tenant tenant, DeliveryWork work, String payload) {
        String webhookId = "msg_" + id.value();
        return new Parcel(webhookId, tenant.id().name(), id.value(), work.notes(), payload);
    }

    private Future<Optional<Duration>> deliver(TransactionId id, Tenant tenant, Webhook webhook, Parcel parcel) {
        Secret newest = tenant.options().credentials().apiSecrets().get(0);
        return vertx.executeBlocking(() -> WebhookMessage.of(parcel, newest, clock.instant()), false)
                .compose(webhook::deliver)
                .compose(delivery -> ledger.deliveryAttempted(id, delivery.label())
                        .compose(tries -> ended(id, tenant, delivery, tries)));
    }

    private Future<Optional<Duration>> ended(TransactionId id, Tenant tenant, Delivery delivery, int tries) {
        return switch (delivery.outcome()) {
            case DELIVERED ->
                ledger.completed(id)
                        .compose(done -> holdings.forget(id))
                        .map(done -> over(tenant, WebhookOutcome.DELIVERED));
            case GONE ->
                ledger.errored(id, "WEBHOOK_GONE")
                        .compose(done -> holdings.forget(id))
                        .map(done -> over(tenant, WebhookOutcome.GONE));
            case RETRY ->
                again(tenant, delivery, tries)
                        .map(delay -> holdings.prolong(id, tenant).map(done -> retry(tenant, delay)))
                        .orElseGet(() -> ledger.errored(id, "WEBHOOK_EXHAUSTED")
                                .map(done -> over(tenant, WebhookOutcome.EXHAUSTED)));
        };
    }

    private static Optional<Duration> over(Tenant tenant, WebhookOutcome outcome) {
        tenant.webhookMetrics().tried(outcome);
        return Optional.empty();
    }

    private static Optional<Duration> retry(Tenant tenant, Duration delay) {
        tenant.webhookMetrics().tried(WebhookOutcome.RETRIED);
        return Optional.of(delay);
    }

    /** Empty where the tries are used up, or the transaction's record is gone. */
    private Optional<Duration> again(Tenant tenant, Delivery delivery, int tries) {
        return tenant.options()
                .webhook()
                .map(WebhookOptions::retryDelays)
                .filter(delays -> tries > 0)
                .flatMap(delays -> new RetrySchedule(delays, random).delayAfter(tries, delivery.retryAfter()));
    }
}
