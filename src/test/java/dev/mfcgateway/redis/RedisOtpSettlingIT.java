package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.Transactions;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.Reservation;
import dev.mfcgateway.transaction.SendRequest;
import dev.mfcgateway.transaction.SendTicket;
import dev.mfcgateway.transaction.SentOtp;
import dev.mfcgateway.transaction.TransactionId;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a send, over a real Redis. */
class RedisOtpSettlingIT {

    private static RedisRig rig;
    private static Transactions transactions;
    private static RedisOtpLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        rig = new RedisRig();
        transactions = rig.transactions();
        ledger = new RedisOtpLedger(rig.commands(), RedisRig.PREFIX);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void givesASendBackOnce() {
        String id = transactions.create("acme");
        SendTicket ticket = admitted(id).ticket();

        Await.result(ledger.refund(ticket));
        Await.result(ledger.refund(ticket));

        assertThat(transactions.field(id, "otpSends")).isEqualTo("0");
        assertThat(transactions.field(id, "send:1")).startsWith("refunded ");
    }

    @Test
    void takesAGivenBackSlotAgainSoThatTheRecordCannotGrow() {
        String id = transactions.create("acme");
        Await.result(ledger.refund(admitted(id).ticket()));

        SendTicket again = admitted(id).ticket();

        assertThat(again.slot()).isEqualTo(1);
    }

    @Test
    void doesNotGiveBackWhatWasSettled() {
        String id = transactions.create("acme");
        SendTicket ticket = admitted(id).ticket();

        Await.result(ledger.settleUnknown(ticket));
        Await.result(ledger.refund(ticket));

        assertThat(transactions.field(id, "otpSends")).isEqualTo("1");
        assertThat(transactions.field(id, "send:1")).startsWith("unknown ");
    }

    @Test
    void settlesNothingThatWasGivenBack() {
        String id = transactions.create("acme");
        SendTicket ticket = admitted(id).ticket();

        Await.result(ledger.refund(ticket));
        Await.result(ledger.settleSent(ticket, new SentOtp("1", "ref", "", "hash")));

        assertThat(transactions.field(id, "otpSends")).isEqualTo("0");
        assertThat(transactions.field(id, "send:1")).startsWith("refunded ");
        assertThat(transactions.field(id, "status")).isEqualTo("INITIALIZED");
        assertThat(transactions.field(id, "reqId")).isNull();
    }

    @Test
    void doesNotGiveBackTheSendThatHasTakenTheSlotSince() {
        String id = transactions.create("acme");
        SendTicket first = admitted(id).ticket();
        Await.result(ledger.refund(first));
        SendTicket next = admitted(id).ticket();

        assertThat(Await.result(ledger.refund(first))).isFalse();

        assertThat(next.slot()).isEqualTo(first.slot());
        assertThat(transactions.field(id, "otpSends")).isEqualTo("1");
        assertThat(transactions.field(id, "send:1")).startsWith("reserved " + next.clientRefNo());
    }

    @Test
    void goesNeverBelowZero() {
        String id = transactions.create("acme");
        SendTicket ticket = admitted(id).ticket();
        transactions.send(Request.cmd(Command.HSET)
                .arg(transactions.key(id))
                .arg("otpSends")
                .arg("0"));

        Await.result(ledger.refund(ticket));

        assertThat(transactions.field(id, "otpSends")).isEqualTo("0");
    }

    @Test
    void neverMakesAKeyForATransactionThatIsGone() {
        String id = transactions.create("acme");
        SendTicket ticket = admitted(id).ticket();
        transactions.send(Request.cmd(Command.DEL).arg(transactions.key(id)));

        Await.result(ledger.refund(ticket));
        Await.result(ledger.settleSent(ticket, new SentOtp("1", "ref", "", "hash")));

        assertThat(transactions.ttlMillis(id)).isEqualTo(-2); // no such key
    }

    @Test
    void keepsTheKeysTimeToLive() {
        String id = transactions.create("acme");
        long before = transactions.ttlMillis(id);

        Await.result(ledger.refund(admitted(id).ticket()));
        Await.result(ledger.settleSent(admitted(id).ticket(), new SentOtp("1", "ref", "", "hash")));

        assertThat(transactions.ttlMillis(id)).isBetween(before - 60_000, before);
    }

    @Test
    void remembersWhatVerifyingNeedsOnceTheOtpIsSent() {
        String id = transactions.create("acme");
        SendTicket ticket = admitted(id).ticket();

        Await.result(ledger.settleSent(ticket, new SentOtp("4711", "otp-ref", "subject", "hash")));

        assertThat(Stream.of(
                                "status",
                                "reqId",
                                "otpRef",
                                "userSubjectReference",
                                "clientRefNo",
                                "channel",
                                "contactHash")
                        .map(field -> transactions.field(id, field)))
                .containsExactly("OTP_SENT", "4711", "otp-ref", "subject", ticket.clientRefNo(), "phone", "hash");
    }

    @Test
    void leavesAHistory() {
        String id = transactions.create("acme");
        Await.result(ledger.settleSent(admitted(id).ticket(), new SentOtp("1", "ref", "", "hash")));
        Await.result(ledger.settleDeclined(admitted(id).ticket()));
        Await.result(ledger.settleUnknown(admitted(id).ticket()));
        Await.result(ledger.refund(admitted(id).ticket()));

        assertThat(transactions.field(id, "events").lines().map(line -> line.replaceFirst("^[0-9]{13} ", "")))
                .containsExactly("OTP_SENT", "OTP_DECLINED", "OTP_UNKNOWN", "OTP_REFUNDED");
    }

    @Test
    void settlesNothingOnAKeyOfAnotherType() {
        String id = transactions.newId();
        transactions.send(Request.cmd(Command.SET).arg(transactions.key(id)).arg("text"));
        SendTicket ticket = new SendTicket(TransactionId.parse(id).orElseThrow(), 1, "ref");

        assertThat(Stream.of(ledger.settleUnknown(ticket), ledger.refund(ticket))
                        .map(failed -> ((GatewayFailure) Await.failure(failed)).internalCause()))
                .allMatch(Optional.of(FailureCause.UNEXPECTED)::equals);
    }

    private static Reservation.Admitted admitted(String id) {
        return (Reservation.Admitted) Await.result(ledger.reserve(new SendRequest(
                RedisRig.id(id),
                Owner.anybodyBut(List.of()),
                5,
                List.of(),
                UUID.randomUUID().toString().replace("-", ""),
                Channel.PHONE)));
    }
}
