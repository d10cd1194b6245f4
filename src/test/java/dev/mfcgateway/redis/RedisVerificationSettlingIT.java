package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.DeliveryWork;
import dev.mfcgateway.transaction.OpenVerification;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionStatus;
import dev.mfcgateway.transaction.VerifyTicket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a look at an OTP, over a real Redis. */
class RedisVerificationSettlingIT {

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
    void countsAWrongOtpOnce() {
        TransactionId id = story.sent();
        VerifyTicket ticket = story.admitted(id).ticket();

        Await.result(story.ledger().wrong(ticket));
        Await.result(story.ledger().wrong(ticket));
        Await.result(story.ledger().giveBack(ticket));

        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("1");
        assertThat(rig.events(id)).containsExactly("OTP_SENT", "INCORRECT_OTP");
    }

    @Test
    void givesAnAttemptBackOnceAndNeverBelowNone() {
        TransactionId id = story.sent();
        VerifyTicket first = story.admitted(id).ticket();
        VerifyTicket second = story.admitted(id).ticket();

        Await.result(story.ledger().giveBack(first));
        Await.result(story.ledger().giveBack(first));
        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("1");

        rig.setField(id, "wrongAttempts", "0");
        Await.result(story.ledger().giveBack(second));
        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("0");
    }

    @Test
    void startsProcessingOnceTheOtpIsRight() {
        TransactionId id = story.sent();
        VerifyTicket ticket = story.admitted(id).ticket();

        Await.result(story.ledger().verified(ticket));
        Await.result(story.ledger().verified(ticket));

        assertThat(rig.field(id, "status")).isEqualTo("PROCESSING");
        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("0");
        assertThat(rig.events(id)).containsExactly("OTP_SENT", "OTP_VERIFIED");
    }

    @Test
    void hasAVerifiedTransactionLiveUntilItsHoldingsAreDelivered() {
        TransactionId wrong = story.sent();
        TransactionId right = story.sent();
        Await.result(story.ledger().wrong(story.admitted(wrong).ticket()));
        Await.result(story.ledger().verified(story.admitted(right).ticket()));

        assertThat(rig.timeToLive(wrong)).isLessThan(RedisRig.KEPT.minusDays(1));
        assertThat(rig.timeToLive(right)).isGreaterThan(RedisRig.KEPT.minusMinutes(5));
    }

    @Test
    void doesNotSetACompletedTransactionBackToProcessing() {
        TransactionId id = story.sent();
        VerifyTicket late = story.admitted(id).ticket();
        Await.result(story.ledger().verified(story.admitted(id).ticket()));
        Await.result(story.deliveries().completed(id));

        Await.result(story.ledger().verified(late));

        assertThat(rig.field(id, "status")).isEqualTo("COMPLETED");
        assertThat(rig.field(id, "wrongAttempts")).isEqualTo("0");
    }

    @Test
    void remembersWhichOtpWasRightThoughAnotherWasSentMeanwhile() {
        TransactionId id = story.created();
        String rightRefNo = story.send(id, "right");
        VerifyTicket ticket = story.admitted(id).ticket();
        story.send(id, "sent before it was verified");
        Await.result(story.ledger().verified(ticket));
        story.send(id, "sent after it was verified");

        DeliveryWork work = Await.result(story.deliveries().work(id)).orElseThrow();

        assertThat(work.reqId()).isEqualTo("right");
        assertThat(work.clientRefNo()).isEqualTo(rightRefNo);
        assertThat(work.status()).isEqualTo(TransactionStatus.PROCESSING);
    }

    @Test
    void leavesAMarkUntilItIsSettled() {
        TransactionId id = story.created();
        String clientRefNo = story.send(id, "req with a space");
        assertThat(Await.result(story.deliveries().work(id)).orElseThrow().verificationOpen())
                .isFalse();

        VerifyTicket ticket = story.admitted(id).ticket();

        DeliveryWork work = Await.result(story.deliveries().work(id)).orElseThrow();
        assertThat(work.status()).isEqualTo(TransactionStatus.OTP_SENT);
        assertThat(work.openVerifications())
                .containsExactly(new OpenVerification(ticket, "req with a space", clientRefNo));

        Await.result(story.ledger().verified(work.openVerifications().get(0).ticket()));
        assertThat(Await.result(story.deliveries().work(id)).orElseThrow().verificationOpen())
                .isFalse();
    }

    @Test
    void takesAVerificationAsAFactThoughItsTicketWasLost() {
        TransactionId id = story.sent();

        Await.result(story.ledger().verified(new VerifyTicket(id, "lost")));

        assertThat(rig.field(id, "status")).isEqualTo("PROCESSING");
    }

    @Test
    void neverMakesAKeyForATransactionThatIsGone() {
        TransactionId id = story.sent();
        VerifyTicket ticket = story.admitted(id).ticket();
        rig.remove(id);

        Await.result(story.ledger().wrong(ticket));
        Await.result(story.ledger().giveBack(ticket));
        Await.result(story.ledger().verified(ticket));

        assertThat(rig.transactions().ttlMillis(id.value())).isEqualTo(-2); // no such key
    }
}
