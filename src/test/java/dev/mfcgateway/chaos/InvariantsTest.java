package dev.mfcgateway.chaos;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfcgateway.simulator.Inbox;
import dev.mfcgateway.simulator.Journal;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence of one transaction, sound at first, and then wrong in one way after the other. */
class InvariantsTest {

    private static final String TRANSACTION = "TRX_1";

    private final List<Asked> asked = new ArrayList<>();
    private final Map<String, String> record = new TreeMap<>(Map.of("otpSends", "0"));
    private final List<Inbox.Message> messages = new ArrayList<>();
    private final List<Journal.Entry> calls = new ArrayList<>();

    @Test
    void holdForSendsThatEndedInAnyWay() {
        sent(1);
        send(2, "unknown");
        otp(2);
        answered(2, "internal_error mfc_timeout");
        send(3, "reserved");
        send(4, "declined");
        send(5, "refunded");
        answered(6, "otp_resend_limit_exceeded");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void tellTheWholeStoryOfWhatDoesNotHold() {
        sent(1);
        answered(2, "ok");

        assertThatThrownBy(this::check)
                .hasMessageStartingWith("what repeats it: 1 violations")
                .hasMessageContaining("gateway1 +919000000002 after 5 ms 200 ok has no OTP")
                .hasMessageContaining("send:1=sent reference1 phone 1")
                .hasMessageContaining("+919000000001 reference1");
    }

    @Test
    void breakByAnOtpThatNoLedgerAdmitted() {
        otp(1);

        assertBroken("no ledger has admitted");
    }

    @Test
    void breakBySecondOtpForOneSend() {
        sent(1);
        otp(1);

        assertBroken("more than one OTP for reference1");
        assertBroken("MFCentral was asked twice for reference1");
    }

    @Test
    void breakByAReferenceThatIsUsedTwice() {
        sent(1);
        record.put("send:2", "reserved reference1 phone 1");
        record.put("otpSends", "2");

        assertBroken("reference1 is used twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refunded", "declined"})
    void breakByAnOtpWhereTheLedgerHasNone(String state) {
        send(1, state);
        otp(1);

        assertBroken("an OTP for SendEntry[field=send:1, state=" + state);
    }

    @Test
    void breakByASendWithoutItsOtp() {
        send(1, "sent");

        assertBroken("no OTP for SendEntry[field=send:1, state=sent");
    }

    @Test
    void breakByASixthSend() {
        for (int number = 1; number <= 6; number++) {
            sent(number);
        }

        assertBroken("6 OTPs");
        assertBroken("6 sends admitted");
    }

    @Test
    void breakByACountThatIsNotTheSends() {
        sent(1);
        record.put("otpSends", "2");

        assertBroken("1 sends admitted, but otpSends 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp_resend_limit_exceeded", "internal_error circuit_open", "internal_error overloaded"})
    void breakByAnOtpForWhomNothingWasSent(String outcome) {
        send(1, "sent");
        otp(1);
        answered(1, outcome);

        assertBroken(outcome + " has an OTP all the same");
    }

    @Test
    void breakByARequestWithoutAnAnswer() {
        asked.add(new Asked("gateway1", TRANSACTION, phone(1), Instant.EPOCH, Future.future(never -> {})));

        assertBroken("no answer to");
    }

    private void sent(int number) {
        send(number, "sent");
        otp(number);
        answered(number, "ok");
    }

    private void send(int number, String state) {
        record.put("send:" + number, state + " reference" + number + " phone 1");
        int counted = Integer.parseInt(record.get("otpSends")) + (state.equals("refunded") ? 0 : 1);
        record.put("otpSends", Integer.toString(counted));
    }

    private void otp(int number) {
        messages.add(new Inbox.Message("phone", phone(number), "reference" + number, "123456", Instant.EPOCH));
        calls.add(new Journal.Entry("newCasRequest", "acme-client", "reference" + number, Instant.EPOCH, 200));
    }

    private void answered(int number, String outcome) {
        Told told = new Told(outcome.equals("ok") ? 200 : 500, outcome, Duration.ofMillis(5));
        asked.add(new Asked("gateway1", TRANSACTION, phone(number), Instant.EPOCH, Future.succeededFuture(told)));
    }

    private static String phone(int number) {
        return "+91900000000" + number;
    }

    private void assertBroken(String what) {
        assertThatThrownBy(this::check).hasMessageContaining(what);
    }

    private void check() {
        Invariants.assertHold(
                "what repeats it",
                new Evidence(Map.of(TRANSACTION, asked), Map.of(TRANSACTION, record), messages, calls));
    }
}
