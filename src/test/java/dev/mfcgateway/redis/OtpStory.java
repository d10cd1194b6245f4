package dev.mfcgateway.redis;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.Reservation;
import dev.mfcgateway.transaction.SendRequest;
import dev.mfcgateway.transaction.SentOtp;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.VerifyRequest;
import dev.mfcgateway.transaction.VerifyReservation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Transactions that were sent an OTP, and the ledgers that look at it. */
record OtpStory(RedisRig rig, RedisOtpLedger sends, RedisVerificationLedger ledger, RedisDeliveryLedger deliveries) {

    static final TenantId ACME = new TenantId("acme");
    static final String HASH = "hash-of-the-contact";

    static OtpStory over(RedisRig rig) {
        return new OtpStory(
                rig,
                new RedisOtpLedger(rig.commands(), RedisRig.PREFIX),
                new RedisVerificationLedger(rig.commands(), RedisRig.PREFIX, () -> RedisRig.KEPT),
                new RedisDeliveryLedger(rig.commands(), RedisRig.PREFIX, RedisRig.KEYS, () -> RedisRig.KEPT));
    }

    TransactionId created() {
        return created(Map.of());
    }

    TransactionId created(Map<String, String> otherwise) {
        return RedisRig.id(rig.transactions().create("acme", otherwise));
    }

    TransactionId sent() {
        TransactionId id = created();
        send(id, "4711");
        return id;
    }

    /** Gives its client reference. */
    String send(TransactionId id, String reqId) {
        String clientRefNo = UUID.randomUUID().toString().replace("-", "");
        Reservation.Admitted admitted = (Reservation.Admitted) Await.result(sends.reserve(
                new SendRequest(id, Owner.anybodyBut(List.of()), 5, List.of(), clientRefNo, Channel.PHONE)));
        Await.result(sends.settleSent(admitted.ticket(), new SentOtp(reqId, "otp-ref", "subject", HASH)));
        return clientRefNo;
    }

    static VerifyRequest ask(TransactionId id) {
        return ask(id, Optional.empty(), Channel.PHONE, HASH);
    }

    static VerifyRequest ask(TransactionId id, Optional<TenantId> tenant, Channel channel, String hash) {
        return new VerifyRequest(id, tenant.map(Owner::only).orElse(Owner.anybodyBut(List.of())), 5, channel, hash);
    }

    VerifyReservation reserve(VerifyRequest request) {
        return Await.result(ledger.reserve(request));
    }

    VerifyReservation.Admitted admitted(TransactionId id) {
        return (VerifyReservation.Admitted) reserve(ask(id));
    }

    FailureCategory refusal(TransactionId id) {
        return refusal(ask(id));
    }

    FailureCategory refusal(VerifyRequest request) {
        return ((VerifyReservation.Refused) reserve(request)).reason();
    }
}
