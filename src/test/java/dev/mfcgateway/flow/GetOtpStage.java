package dev.mfcgateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Pan;
import dev.mfcgateway.investor.Phone;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.metrics.OtpLimit;
import dev.mfcgateway.metrics.SendOutcome;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.secret.StorageKeys;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.Tenants;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.InMemoryOtpLedger;
import dev.mfcgateway.testing.InMemorySendCaps;
import dev.mfcgateway.testing.ScriptedMfCentral;
import dev.mfcgateway.testing.TenantFixture;
import dev.mfcgateway.transaction.ContactHashes;
import dev.mfcgateway.transaction.DailyCaps;
import dev.mfcgateway.transaction.TransactionId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@link GetOtp} stands between: a ledger, caps, an MFCentral, an open tenant, one that protects getOTP and one that
 * caps its OTPs.
 */
final class GetOtpStage {

    static final TransactionId ID = new TransactionId("TRX_dc73061e7f79470dbb7bad384243f210");
    static final Pan PAN = Pan.parse("ABCDE1234F").orElseThrow();
    static final Contact PHONE = Phone.parse("+919876543210").orElseThrow();

    static final DailyCaps CAPS = new DailyCaps(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.empty());

    final GatewayFailure redisDown = GatewayFailure.internal(FailureCause.REDIS_UNAVAILABLE);
    final ScriptedMfCentral mfCentral = new ScriptedMfCentral();
    final InMemoryOtpLedger ledger = new InMemoryOtpLedger();
    final InMemorySendCaps caps = new InMemorySendCaps();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final GatewayMetrics metrics = new GatewayMetrics(registry, "test");
    private final GetOtp getOtp = new GetOtp(
            // nobody has to be looked up: one tenant asks for credentials
            new SendAdmission(new Owners(null), ledger, caps, new ClientReferences()),
            ledger,
            new ContactHashes(StorageKeys.from(Secret.of("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="))));
    final Tenant acme = tenant(TenantFixture.named("acme").maxSends(3).resendCooldowns(Duration.ofSeconds(30)));
    final Tenant vault = tenant(TenantFixture.named("vault").protect(Operation.GET_OTP));
    final Tenant capped = tenant(TenantFixture.named("capped").dailyCaps(CAPS));
    private final Tenants tenants = new Tenants(List.of(acme, vault, capped));

    private Tenant tenant(TenantFixture fixture) {
        return fixture.metrics(metrics).mfCentral(mfCentral).build();
    }

    Future<GetOtpReply> send(Tenant... named) {
        return send(PHONE, named);
    }

    Future<GetOtpReply> send(Contact contact, Tenant... named) {
        return getOtp.send(
                new GetOtpRequest(ID, PAN, contact),
                new Caller(tenants, Set.of(named), Operation.GET_OTP, Journey.unseen()));
    }

    FailureCategory refusal(Tenant... named) {
        return ((GatewayFailure) Await.failure(send(named))).category();
    }

    void assertSentNothing() {
        assertThat(mfCentral.requests()).isEmpty();
        assertThat(sends()).isZero();
    }

    /** One attempt was counted so, and nothing else was. */
    void assertCountedOnce(String tenant, String channel, SendOutcome outcome) {
        assertThat(registry.get("mfc_gateway_otp_sends")
                        .tags("tenant", tenant, "channel", channel, "outcome", outcome.label())
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(sends()).isEqualTo(1);
    }

    /** What refused a send of the tenant, each as often as it did. */
    List<OtpLimit> refusedBy(String tenant) {
        return Arrays.stream(OtpLimit.values())
                .flatMap(limit -> Collections.nCopies((int) refusals(tenant, limit), limit).stream())
                .toList();
    }

    private double refusals(String tenant, OtpLimit limit) {
        return registry.get("mfc_gateway_otp_limits")
                .tags("tenant", tenant, "limit", limit.label())
                .counter()
                .count();
    }

    private double sends() {
        return registry.find("mfc_gateway_otp_sends").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
