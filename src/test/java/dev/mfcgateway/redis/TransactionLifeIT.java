package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.investor.Phone;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.ContactHashes;
import dev.mfcgateway.transaction.DeliveryClaim;
import dev.mfcgateway.transaction.Intent;
import dev.mfcgateway.transaction.NewTransaction;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.Reservation;
import dev.mfcgateway.transaction.SendRequest;
import dev.mfcgateway.transaction.SentOtp;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.transaction.TransactionEvent;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionIds;
import dev.mfcgateway.transaction.TransactionState;
import dev.mfcgateway.transaction.TransactionStatus;
import dev.mfcgateway.transaction.VerifyRequest;
import dev.mfcgateway.transaction.VerifyReservation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All ports together: one transaction from its creation until its holdings are delivered. */
class TransactionLifeIT {

    private static final TenantId ACME = new TenantId("acme");

    private final TransactionId id = new TransactionIds().next();
    private final String contactHash =
            new ContactHashes(RedisRig.KEYS).of(Phone.parse("9876543210").orElseThrow(), id);
    private RedisRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new RedisRig();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void leavesItsHistoryAndNothingThatLivesForEver() {
        RedisTransactionStore store = new RedisTransactionStore(rig.commands(), RedisRig.PREFIX, RedisRig.KEYS);
        create(store);
        send();
        verify();
        deliver();

        TransactionState state = Await.result(store.read(id, ACME)).orElseThrow();
        assertThat(state.status()).isEqualTo(TransactionStatus.COMPLETED);
        assertThat(state.events())
                .extracting(TransactionEvent::event)
                .containsExactly(
                        "CREATED", "OTP_SENT", "OTP_VERIFIED", "HOLDINGS_FETCHED", "WEBHOOK_DELIVERED", "COMPLETED");
        assertThat(rig.keysWithoutTimeToLive()).isEmpty();
        assertThat(rig.transactions().everything(id.value()))
                .doesNotContain("9876543210")
                .doesNotContain("order 4711");
    }

    private void create(RedisTransactionStore store) {
        Await.result(store.create(new NewTransaction(
                id,
                ACME,
                Intent.MF_HOLDINGS_IMPORT,
                Duration.ofHours(1),
                5,
                List.of(),
                5,
                HoldingsScope.EVERYTHING,
                Optional.of("order 4711"))));
    }

    private void send() {
        RedisOtpLedger ledger = new RedisOtpLedger(rig.commands(), RedisRig.PREFIX);
        Reservation.Admitted send = (Reservation.Admitted)
                Await.result(ledger.reserve(new SendRequest(id, Owner.only(ACME), 5, List.of(), "ref", Channel.PHONE)));
        Await.result(ledger.settleSent(send.ticket(), new SentOtp("4711", "otp-ref", "subject", contactHash)));
    }

    /** As it should be: the work is written down before MFCentral is asked. */
    private void verify() {
        RedisVerificationLedger ledger =
                new RedisVerificationLedger(rig.commands(), RedisRig.PREFIX, () -> RedisRig.KEPT);
        VerifyReservation.Admitted look = (VerifyReservation.Admitted)
                Await.result(ledger.reserve(new VerifyRequest(id, Owner.only(ACME), 5, Channel.PHONE, contactHash)));
        RedisPendingDeliveries queue = new RedisPendingDeliveries(rig.commands(), RedisRig.PREFIX);
        Await.result(queue.add(id, Duration.ofMinutes(5)));
        assertThat(rig.keysWithoutTimeToLive()).containsExactly("test:work");
        Await.result(ledger.verified(look.ticket()));
        Await.result(queue.due(id));
    }

    private void deliver() {
        RedisPendingDeliveries queue = new RedisPendingDeliveries(rig.commands(), RedisRig.PREFIX);
        RedisDeliveryLedger ledger =
                new RedisDeliveryLedger(rig.commands(), RedisRig.PREFIX, RedisRig.KEYS, () -> RedisRig.KEPT);
        RedisHoldingsVault vault = new RedisHoldingsVault(rig.commands(), RedisRig.PREFIX, RedisRig.KEYS);
        DeliveryClaim claim = Await.result(queue.claim(Duration.ofMinutes(1))).orElseThrow();
        assertThat(claim.id()).isEqualTo(id);
        Await.result(vault.put(id, new byte[] {1, 2, 3}, Duration.ofHours(1)));
        Await.result(ledger.holdingsFetched(id));
        Await.result(ledger.deliveryAttempted(id, "delivered"));
        Await.result(ledger.completed(id));
        Await.result(queue.done(claim));
    }
}
