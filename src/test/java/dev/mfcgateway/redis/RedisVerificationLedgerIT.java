package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionStatus;
import dev.mfcgateway.transaction.VerifyReservation;
import dev.mfcgateway.transaction.VerifyTicket;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which OTPs may be looked at, over a real Redis. */
class RedisVerificationLedgerIT {

    private static final String PAST = Long.toString(System.currentTimeMillis() - 1);

    private static RedisRig rig;
    private static OtpStory story;

    @BeforeAll
    static void start() throws Exception {
        rig = new RedisRig();
        story = OtpStory.over(rig);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void admitsWithWhatMfCentralMustBeTold() {
        TransactionId id = story.created();
        String clientRefNo = story.send(id, "4711");

        VerifyReservation.Admitted admitted = story.admitted(id);

        assertThat(admitted)
                .isEqualTo(new VerifyReservation.Admitted(
                        OtpStory.ACME, admitted.ticket(), "4711", "otp-ref", "subject", clientRefNo));
    }

    @Test
    void admitsExactlyFiveOfTwoHundredAtOnce() {
        TransactionId id = story.sent();

        List<VerifyReservation> answers = Await.result(Future.all(IntStream.range(0, 200)
                        .mapToObj(look -> story.ledger().reserve(OtpStory.ask(id)))
                        .toList()))
                .list();

        assertThat(answers.stream().filter(VerifyReservation.Admitted.class::isInstance))
                .hasSize(5);
        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("5");
        assertThat(story.refusal(id)).isEqualTo(FailureCategory.WRONG_ATTEMPTS_EXCEEDED);
    }

    @Test
    void obeysTheRecordsOwnLimitBeforeTheTenants() {
        TransactionId id = story.sent();
        rig.setField(id, "wrongAttemptsAllowed", "1");
        Await.result(story.ledger().wrong(story.admitted(id).ticket()));

        assertThat(story.refusal(id)).isEqualTo(FailureCategory.WRONG_ATTEMPTS_EXCEEDED);
    }

    @Test
    void doesNotKnowAnotherTenantsTransactionOrNone() {
        VerifyReservation unknown =
                new VerifyReservation.Refused(Optional.empty(), FailureCategory.TRANSACTION_ID_NOT_FOUND);

        assertThat(story.reserve(
                        OtpStory.ask(story.sent(), Optional.of(new TenantId("globex")), Channel.PHONE, OtpStory.HASH)))
                .isEqualTo(unknown);
        assertThat(story.reserve(OtpStory.ask(RedisRig.id(rig.transactions().newId()))))
                .isEqualTo(unknown);
    }

    @Test
    void checksIntentThenExpiryThenWhetherAnythingWasSent() {
        TransactionId wrongInAll = story.created(Map.of("intent", "CONNECT", "expiresAt", PAST));
        TransactionId expiredToo = story.created(Map.of("expiresAt", PAST));

        assertThat(story.refusal(wrongInAll)).isEqualTo(FailureCategory.INVALID_INTENT);
        assertThat(story.refusal(expiredToo)).isEqualTo(FailureCategory.TRANSACTION_ID_EXPIRED);
        assertThat(story.reserve(OtpStory.ask(story.created())))
                .isEqualTo(new VerifyReservation.NothingSent(OtpStory.ACME));
    }

    @Test
    void refusesAnotherMethodOrContactBeforeItLooksAtTheLimit() {
        TransactionId id = story.sent();
        rig.setField(id, "wrongAttempts", "5");

        assertThat(story.refusal(OtpStory.ask(id, Optional.empty(), Channel.EMAIL, OtpStory.HASH)))
                .isEqualTo(FailureCategory.OTP_METHOD_MISMATCH);
        assertThat(story.refusal(OtpStory.ask(id, Optional.empty(), Channel.PHONE, "another")))
                .isEqualTo(FailureCategory.OTP_METHOD_MISMATCH);
        assertThat(story.refusal(id)).isEqualTo(FailureCategory.WRONG_ATTEMPTS_EXCEEDED);
    }

    @ParameterizedTest
    @CsvSource({"PROCESSING", "COMPLETED", "ERRORED"})
    void answersTheStatusOfAVerifiedTransactionEvenPastItsExpiry(TransactionStatus status) {
        TransactionId id = story.sent();
        Await.result(story.ledger().verified(story.admitted(id).ticket()));
        rig.setField(id, "status", status.name());
        rig.setField(id, "expiresAt", PAST);

        assertThat(story.reserve(OtpStory.ask(id)))
                .isEqualTo(new VerifyReservation.AlreadyVerified(OtpStory.ACME, status));
        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("0");
    }

    @Test
    void doesNotTakeAnErrorForAVerification() {
        TransactionId id = story.sent();
        rig.setField(id, "status", "ERRORED");

        assertThat(story.reserve(OtpStory.ask(id))).isInstanceOf(VerifyReservation.Admitted.class);
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
        TransactionId id = story.sent();
        rig.setField(id, field, value);

        assertThat(RedisRig.cause(story.ledger().reserve(OtpStory.ask(id)))).contains(FailureCause.UNEXPECTED);
    }

    @Test
    void doesNothingOnAKeyOfAnotherType() {
        TransactionId id = rig.keyOfAnotherType();

        assertThat(RedisRig.cause(story.ledger().reserve(OtpStory.ask(id)))).contains(FailureCause.UNEXPECTED);
        assertThat(RedisRig.cause(story.ledger().wrong(new VerifyTicket(id, "1"))))
                .contains(FailureCause.UNEXPECTED);
    }
}
