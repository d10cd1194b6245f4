package dev.mfcgateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.holdings.Holdings;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.mfcentral.CasDocument;
import dev.mfcgateway.mfcentral.MfCentral;
import dev.mfcgateway.mfcentral.MfCentralFailure;
import dev.mfcgateway.mfcentral.MfCentralFailure.Blame;
import dev.mfcgateway.mfcentral.MfCentralFailure.Effect;
import dev.mfcgateway.mfcentral.OtpConfirmation;
import dev.mfcgateway.mfcentral.OtpRequest;
import dev.mfcgateway.mfcentral.OtpSent;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.Tenants;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.TenantFixture;
import dev.mfcgateway.transaction.DeliveryLedger;
import dev.mfcgateway.transaction.DeliveryWork;
import dev.mfcgateway.transaction.HoldingsVault;
import dev.mfcgateway.transaction.OpenVerification;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionIds;
import dev.mfcgateway.transaction.TransactionStatus;
import dev.mfcgateway.transaction.VerificationLedger;
import dev.mfcgateway.transaction.VerifyRequest;
import dev.mfcgateway.transaction.VerifyReservation;
import dev.mfcgateway.transaction.VerifyTicket;
import dev.mfcgateway.webhook.Webhook;
import dev.mfcgateway.webhook.WebhookOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a transaction that was left somewhere, by somebody who died or was told nothing. */
class DeliverHoldingsTest implements MfCentral, DeliveryLedger, VerificationLedger, HoldingsVault {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final TransactionId id = new TransactionIds().next();
    private final Vertx vertx = Vertx.vertx();
    private final List<String> steps = new ArrayList<>();
    private Optional<DeliveryWork> work = Optional.empty();
    private Throwable document = failure(Effect.UNKNOWN);
    private boolean hasWebhook;

    @AfterEach
    void stop() {
        Await.result(vertx.close());
    }

    @Test
    void endsWhatIsGone() {
        assertThat(advance()).isEmpty();
    }

    @Test
    void takesAnOtpThatWasDeclinedAsNotLookedAt() {
        left(TransactionStatus.OTP_SENT, NOW.plusSeconds(60), "first", "second");
        document = failure(Effect.DECLINED);

        assertThat(advance()).contains(Duration.ZERO);
        assertThat(steps).containsExactly("fetch first", "give back first");
    }

    @Test
    void asksAgainWhereMfCentralDoesNotSay() {
        left(TransactionStatus.OTP_SENT, NOW.minusSeconds(60), "first");

        assertThat(advance()).hasValueSatisfying(delay -> assertThat(delay).isPositive());
        assertThat(steps).containsExactly("fetch first");
    }

    @Test
    void takesAnOtpAsAcceptedWhereTheStatementCannotBeRead() {
        left(TransactionStatus.OTP_SENT, NOW.plusSeconds(60), "first");
        document = catchThrowable(() -> Holdings.of("no statement"));

        assertThat(advance()).contains(Duration.ZERO);
        assertThat(steps).containsExactly("fetch first", "verified first");
    }

    @Test
    void givesUpAStatementThatCannotBeRead() {
        left(TransactionStatus.PROCESSING, NOW.plusSeconds(60));
        document = catchThrowable(() -> Holdings.of("no statement"));

        assertThat(advance()).isEmpty();
        assertThat(steps).containsExactly("fetch 4711", "errored HOLDINGS_UNREADABLE");
    }

    @Test
    void doesNotGiveUpAtOnceWhatWasVerifiedJustBeforeItExpired() {
        left(TransactionStatus.PROCESSING, NOW.minusSeconds(1));

        assertThat(advance()).hasValueSatisfying(delay -> assertThat(delay).isPositive());
        assertThat(steps).containsExactly("fetch 4711");
    }

    @Test
    void givesUpWhatMfCentralHasNotHandedOverLongAfterItExpired() {
        left(TransactionStatus.PROCESSING, NOW.minus(Duration.ofHours(2)));

        assertThat(advance()).isEmpty();
        assertThat(steps).containsExactly("fetch 4711", "errored HOLDINGS_UNAVAILABLE");
    }

    @Test
    void forgetsWhatWasDeliveredByOneWhoDiedBeforeItCould() {
        left(TransactionStatus.COMPLETED, NOW.plusSeconds(60));
        hasWebhook = true;

        assertThat(advance()).isEmpty();
        assertThat(steps).containsExactly("forget");
    }

    @Test
    void keepsWhatAPartnerWithoutAWebhookHasNotBeenHanded() {
        left(TransactionStatus.COMPLETED, NOW.plusSeconds(60));

        assertThat(advance()).isEmpty();
        assertThat(steps).isEmpty();
    }

    private void left(TransactionStatus status, Instant expiresAt, String... open) {
        Tenant tenant = tenant();
        work = Optional.of(new DeliveryWork(
                tenant.id(),
                status,
                "4711",
                "ref",
                HoldingsScope.EVERYTHING,
                Optional.empty(),
                0,
                expiresAt,
                List.of(open).stream()
                        .map(name -> new OpenVerification(new VerifyTicket(id, name), name, "ref"))
                        .toList()));
    }

    private Optional<Duration> advance() {
        InstantSource clock = InstantSource.fixed(NOW);
        FetchedHoldings holdings = new FetchedHoldings(vertx, this);
        HandOver handOver = new HandOver(vertx, this, holdings, clock, () -> 0.5);
        Tenants tenants = new Tenants(List.of(tenant()));
        return Await.result(new DeliverHoldings(() -> tenants, this, this, holdings, handOver, clock).advance(id));
    }

    private Tenant tenant() {
        Tenant plain = TenantFixture.named("acme").mfCentral(this).build();
        WebhookOptions options = new WebhookOptions(URI.create("https://partner.example/hooks"), List.of(), false);
        return new Tenant(
                plain.options(),
                plain.partnerCheck(),
                this,
                hasWebhook ? Optional.of(new Webhook(vertx, options, InstantSource.system())) : Optional.empty(),
                plain.rateLimit(),
                plain.requestMetrics(),
                plain.upstreamMetrics(),
                plain.webhookMetrics());
    }

    private static MfCentralFailure failure(Effect effect) {
        return MfCentralFailure.internal(FailureCause.MFC_SERVER_ERROR, effect, Blame.UPSTREAM);
    }

    private <T> Future<T> step(String name, T result) {
        steps.add(name);
        return Future.succeededFuture(result);
    }

    private static <T> Future<T> unexpected() {
        return Future.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public Future<CasDocument> fetchDocument(String reqId, String clientRefNo, Journey journey) {
        steps.add("fetch " + reqId);
        return Future.failedFuture(document);
    }

    @Override
    public Future<OtpSent> requestOtp(OtpRequest request, Journey journey) {
        return unexpected();
    }

    @Override
    public Future<Void> confirmOtp(OtpConfirmation confirmation, Journey journey) {
        return unexpected();
    }

    @Override
    public Future<CasDocument> exchangeQr(String reqId, String clientRefNo, String qrCode, Journey journey) {
        return unexpected();
    }

    @Override
    public Future<Optional<DeliveryWork>> work(TransactionId asked) {
        return Future.succeededFuture(work);
    }

    @Override
    public Future<Void> holdingsFetched(TransactionId asked) {
        return step("fetched", null);
    }

    @Override
    public Future<Integer> deliveryAttempted(TransactionId asked, String label) {
        return step("attempted " + label, 1);
    }

    @Override
    public Future<Boolean> completed(TransactionId asked) {
        return step("completed", true);
    }

    @Override
    public Future<Boolean> errored(TransactionId asked, String label) {
        return step("errored " + label, true);
    }

    @Override
    public Future<VerifyReservation> reserve(VerifyRequest request) {
        return unexpected();
    }

    @Override
    public Future<VerifyReservation> lookUp(TransactionId asked, Owner owner) {
        return unexpected();
    }

    @Override
    public Future<Void> wrong(VerifyTicket ticket) {
        return step("wrong " + ticket.id(), null);
    }

    @Override
    public Future<Void> giveBack(VerifyTicket ticket) {
        return step("give back " + ticket.id(), null);
    }

    @Override
    public Future<Void> verified(VerifyTicket ticket) {
        return step("verified " + ticket.id(), null);
    }

    @Override
    public Future<Void> put(TransactionId asked, byte[] holdings, Duration ttl) {
        return step("keep", null);
    }

    @Override
    public Future<Optional<byte[]>> get(TransactionId asked) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Void> prolong(TransactionId asked, Duration ttl) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> remove(TransactionId asked) {
        return step("forget", null);
    }
}
