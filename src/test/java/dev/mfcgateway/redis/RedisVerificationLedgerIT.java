package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.DeliveryWork;
import dev.mfcgateway.transaction.OpenVerification;
import dev.mfcgateway.transaction.Reservation;
import dev.mfcgateway.transaction.SendRequest;
import dev.mfcgateway.transaction.SentOtp;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionStatus;
import dev.mfcgateway.transaction.VerifyRequest;
import dev.mfcgateway.transaction.VerifyReservation;
import dev.mfcgateway.transaction.VerifyTicket;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger of OTPs entered, over a real Redis. */
class RedisVerificationLedgerIT {

    private static final TenantId ACME = new TenantId("acme");
    private static final String HASH = "hash-of-the-contact";
    private static final String PAST = Long.toString(System.currentTimeMillis() - 1);

    private static RedisRig rig;
    private static RedisOtpLedger sends;
    private static RedisVerificationLedger ledger;
    private static RedisDeliveryLedger deliveries;

    @BeforeAll
    static void start() throws Exception {
        rig = new RedisRig();
        sends = new RedisOtpLedger(rig.commands(), RedisRig.PREFIX);
        ledger = new RedisVerificationLedger(rig.commands(), RedisRig.PREFIX);
        deliveries = new RedisDeliveryLedger(rig.commands(), RedisRig.PREFIX, RedisRig.KEYS);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void admitsWithWhatMfCentralMustBeTold() {
        TransactionId id = created();
        String clientRefNo = send(id, "4711");

        VerifyReservation.Admitted admitted = admitted(id);

        assertThat(admitted)
                .isEqualTo(new VerifyReservation.Admitted(
                        ACME, admitted.ticket(), "4711", "otp-ref", "subject", clientRefNo));
    }

    @Test
    void admitsExactlyFiveOfTwoHundredAtOnce() {
        TransactionId id = sent();

        List<VerifyReservation> answers = Await.result(Future.all(IntStream.range(0, 200)
                        .mapToObj(look -> ledger.reserve(ask(id)))
                        .toList()))
                .list();

        assertThat(answers.stream().filter(VerifyReservation.Admitted.class::isInstance))
                .hasSize(5);
        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("5");
        assertThat(refusal(id)).isEqualTo(FailureCategory.WRONG_ATTEMPTS_EXCEEDED);
    }

    @Test
    void obeysTheRecordsOwnLimitBeforeTheTenants() {
        TransactionId id = sent();
        rig.setField(id, "wrongAttemptsAllowed", "1");
        Await.result(ledger.wrong(admitted(id).ticket()));

        assertThat(refusal(id)).isEqualTo(FailureCategory.WRONG_ATTEMPTS_EXCEEDED);
    }

    @Test
    void doesNotKnowAnotherTenantsTransactionOrNone() {
        VerifyReservation unknown =
                new VerifyReservation.Refused(Optional.empty(), FailureCategory.TRANSACTION_ID_NOT_FOUND);

        assertThat(reserve(ask(sent(), Optional.of(new TenantId("globex")), Channel.PHONE, HASH)))
                .isEqualTo(unknown);
        assertThat(reserve(ask(RedisRig.id(rig.transactions().newId())))).isEqualTo(unknown);
    }

    @Test
    void checksIntentThenExpiryThenWhetherAnythingWasSent() {
        TransactionId wrongInAll = created(Map.of("intent", "CONNECT", "expiresAt", PAST));
        TransactionId expiredToo = created(Map.of("expiresAt", PAST));

        assertThat(refusal(wrongInAll)).isEqualTo(FailureCategory.INVALID_INTENT);
        assertThat(refusal(expiredToo)).isEqualTo(FailureCategory.TRANSACTION_ID_EXPIRED);
        assertThat(reserve(ask(created()))).isEqualTo(new VerifyReservation.NothingSent(ACME));
    }

    @Test
    void refusesAnotherMethodOrContactBeforeItLooksAtTheLimit() {
        TransactionId id = sent();
        rig.setField(id, "wrongAttempts", "5");

        assertThat(refusal(ask(id, Optional.empty(), Channel.EMAIL, HASH)))
                .isEqualTo(FailureCategory.OTP_METHOD_MISMATCH);
        assertThat(refusal(ask(id, Optional.empty(), Channel.PHONE, "another")))
                .isEqualTo(FailureCategory.OTP_METHOD_MISMATCH);
        assertThat(refusal(id)).isEqualTo(FailureCategory.WRONG_ATTEMPTS_EXCEEDED);
    }

    @Test
    void countsAWrongOtpOnce() {
        TransactionId id = sent();
        VerifyTicket ticket = admitted(id).ticket();

        Await.result(ledger.wrong(ticket));
        Await.result(ledger.wrong(ticket));
        Await.result(ledger.giveBack(ticket));

        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("1");
        assertThat(rig.events(id)).containsExactly("OTP_SENT", "INCORRECT_OTP");
    }

    @Test
    void givesAnAttemptBackOnceAndNeverBelowNone() {
        TransactionId id = sent();
        VerifyTicket first = admitted(id).ticket();
        VerifyTicket second = admitted(id).ticket();

        Await.result(ledger.giveBack(first));
        Await.result(ledger.giveBack(first));
        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("1");

        rig.setField(id, "wrongAttempts", "0");
        Await.result(ledger.giveBack(second));
        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("0");
    }

    @Test
    void startsProcessingOnceTheOtpIsRight() {
        TransactionId id = sent();
        VerifyTicket ticket = admitted(id).ticket();

        Await.result(ledger.verified(ticket));
        Await.result(ledger.verified(ticket));

        assertThat(rig.field(id, "status")).isEqualTo("PROCESSING");
        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("0");
        assertThat(rig.events(id)).containsExactly("OTP_SENT", "OTP_VERIFIED");
    }

    @ParameterizedTest
    @CsvSource({"PROCESSING", "COMPLETED", "ERRORED"})
    void answersTheStatusOfAVerifiedTransactionEvenPastItsExpiry(TransactionStatus status) {
        TransactionId id = sent();
        Await.result(ledger.verified(admitted(id).ticket()));
        rig.setField(id, "status", status.name());
        rig.setField(id, "expiresAt", PAST);

        assertThat(reserve(ask(id))).isEqualTo(new VerifyReservation.AlreadyVerified(ACME, status));
        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("0");
    }

    @Test
    void doesNotTakeAnErrorForAVerification() {
        TransactionId id = sent();
        rig.setField(id, "status", "ERRORED");

        assertThat(reserve(ask(id))).isInstanceOf(VerifyReservation.Admitted.class);
    }

    @Test
    void doesNotSetACompletedTransactionBackToProcessing() {
        TransactionId id = sent();
        VerifyTicket late = admitted(id).ticket();
        Await.result(ledger.verified(admitted(id).ticket()));
        Await.result(deliveries.completed(id));

        Await.result(ledger.verified(late));

        assertThat(rig.field(id, "status")).isEqualTo("COMPLETED");
        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("0");
    }

    @Test
    void remembersWhichOtpWasRightThoughAnotherWasSentMeanwhile() {
        TransactionId id = created();
        String rightRefNo = send(id, "right");
        VerifyTicket ticket = admitted(id).ticket();
        send(id, "sent before it was verified");
        Await.result(ledger.verified(ticket));
        send(id, "sent after it was verified");

        DeliveryWork work = Await.result(deliveries.work(id)).orElseThrow();

        assertThat(work.reqId()).isEqualTo("right");
        assertThat(work.clientRefNo()).isEqualTo(rightRefNo);
        assertThat(work.status()).isEqualTo(TransactionStatus.PROCESSING);
    }

    @Test
    void leavesAMarkUntilItIsSettled() {
        TransactionId id = created();
        String clientRefNo = send(id, "req with a space");
        assertThat(Await.result(deliveries.work(id)).orElseThrow().verificationOpen())
                .isFalse();

        VerifyTicket ticket = admitted(id).ticket();

        DeliveryWork work = Await.result(deliveries.work(id)).orElseThrow();
        assertThat(work.status()).isEqualTo(TransactionStatus.OTP_SENT);
        assertThat(work.openVerifications())
                .containsExactly(new OpenVerification(ticket, "req with a space", clientRefNo));

        Await.result(ledger.verified(work.openVerifications().get(0).ticket()));
        assertThat(Await.result(deliveries.work(id)).orElseThrow().verificationOpen())
                .isFalse();
    }

    @Test
    void takesAVerificationAsAFactThoughItsTicketWasLost() {
        TransactionId id = sent();

        Await.result(ledger.verified(new VerifyTicket(id, "lost")));

        assertThat(rig.field(id, "status")).isEqualTo("PROCESSING");
    }

    @Test
    void neverMakesAKeyForATransactionThatIsGone() {
        TransactionId id = sent();
        VerifyTicket ticket = admitted(id).ticket();
        rig.remove(id);

        Await.result(ledger.wrong(ticket));
        Await.result(ledger.giveBack(ticket));
        Await.result(ledger.verified(ticket));

        assertThat(rig.transactions().ttlMillis(id.value())).isEqualTo(-2); // no such key
    }

    @ParameterizedTest
    @CsvSource({
        "wrongAttempts, five",
        "wrongAttempts, -1",
        "wrongAttemptsAllowed, inf",
        "expiresAt, tomorrow",
        "expiresAt, ''"
    })
    void admitsNothingOnARecordThatWasWrittenWrongly(String field, String value) {
        TransactionId id = sent();
        rig.setField(id, field, value);

        assertThat(RedisRig.cause(ledger.reserve(ask(id)))).contains(FailureCause.UNEXPECTED);
    }

    @Test
    void doesNothingOnAKeyOfAnotherType() {
        TransactionId id = rig.keyOfAnotherType();

        assertThat(RedisRig.cause(ledger.reserve(ask(id)))).contains(FailureCause.UNEXPECTED);
        assertThat(RedisRig.cause(ledger.wrong(new VerifyTicket(id, "1")))).contains(FailureCause.UNEXPECTED);
    }

    private static TransactionId created() {
        return created(Map.of());
    }

    private static TransactionId created(Map<String, String> otherwise) {
        return RedisRig.id(rig.transactions().create("acme", otherwise));
    }

    private static TransactionId sent() {
        TransactionId id = created();
        send(id, "4711");
        return id;
    }

    /** Gives its client reference. */
    private static String send(TransactionId id, String reqId) {
        String clientRefNo = UUID.randomUUID().toString().replace("-", "");
        Reservation.Admitted admitted = (Reservation.Admitted)
                Await.result(sends.reserve(new SendRequest(id, Optional.empty(), 5, clientRefNo, Channel.PHONE)));
        Await.result(sends.settleSent(admitted.ticket(), new SentOtp(reqId, "otp-ref", "subject", HASH)));
        return clientRefNo;
    }

    private static VerifyRequest ask(TransactionId id) {
        return ask(id, Optional.empty(), Channel.PHONE, HASH);
    }

    private static VerifyRequest ask(TransactionId id, Optional<TenantId> tenant, Channel channel, String hash) {
        return new VerifyRequest(id, tenant, 5, channel, hash);
    }

    private static VerifyReservation reserve(VerifyRequest request) {
        return Await.result(ledger.reserve(request));
    }

    private static VerifyReservation.Admitted admitted(TransactionId id) {
        return (VerifyReservation.Admitted) reserve(ask(id));
    }

    private static FailureCategory refusal(TransactionId id) {
        return refusal(ask(id));
    }

    private static FailureCategory refusal(VerifyRequest request) {
        return ((VerifyReservation.Refused) reserve(request)).reason();
    }
}
