package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.metrics.OtpLimit;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.Transactions;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.Reservation;
import dev.mfcgateway.transaction.SendRequest;
import dev.mfcgateway.transaction.SendTicket;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wait between one OTP and the next, by Redis's clock; earlier sends are written as if time had passed. */
class RedisResendCooldownIT {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String HOURS = "3600000,7200000,10800000";

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

    /** Sends of this state and age, oldest slot first; those that were not given back are counted. */
    private static String created(String cooldowns, String... sends) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("otpResendCooldowns", cooldowns);
        int counted = 0;
        for (int slot = 1; slot <= sends.length; slot++) {
            String[] stateAndAge = sends[slot - 1].split(" ", 2);
            long reservedAt = now() - Duration.parse(stateAndAge[1]).toMillis();
            fields.put("send:" + slot, stateAndAge[0] + " ref" + slot + " phone " + reservedAt);
            counted += stateAndAge[0].equals("refunded") ? 0 : 1;
        }
        fields.put("otpSends", Integer.toString(counted));
        fields.put("otpSendsAllowed", "9");
        return transactions.create("acme", fields);
    }

    private static long now() {
        Response time = transactions.send(Request.cmd(Command.TIME));
        return time.get(0).toLong() * 1_000 + time.get(1).toLong() / 1_000;
    }

    private static Reservation reserve(String id, List<Duration> cooldowns) {
        return Await.result(ledger.reserve(new SendRequest(
                RedisRig.id(id), Owner.anybodyBut(List.of()), 5, cooldowns, "reference", Channel.PHONE)));
    }

    private static Reservation reserve(String id) {
        return reserve(id, List.of());
    }

    private static Duration left(Reservation reservation) {
        Reservation.Limited limited = (Reservation.Limited) reservation;
        assertThat(limited.limit()).isEqualTo(OtpLimit.COOLDOWN);
        return limited.retryAfter().orElseThrow();
    }

    private static void assertAdmitted(Reservation reservation) {
        assertThat(reservation).isInstanceOf(Reservation.Admitted.class);
    }

    @Test
    void asksForNoWaitBeforeTheFirst() {
        assertAdmitted(reserve(created(HOURS)));
    }

    @Test
    void refusesAResendThatComesAtOnceAndSaysHowLongToWait() {
        String id = created(HOURS);
        reserve(id);

        assertThat(left(reserve(id))).isBetween(HOUR.minusMinutes(1), HOUR);
        assertThat(transactions.field(id, "otpSends")).isEqualTo("1");
        assertThat(transactions.field(id, "send:2")).isNull();
    }

    /** A minute less than what it takes is refused, exactly that will do; the machine may be slow. */
    @ParameterizedTest
    @CsvSource({"1, PT1H", "2, PT2H", "3, PT3H", "4, PT3H", "5, PT3H"})
    void letsEachResendWaitForItsOwnTimeAndTheLastOneRepeats(int sends, Duration wait) {
        String[] early = new String[sends];
        String[] inTime = new String[sends];
        for (int send = 0; send < sends; send++) {
            early[send] = "sent " + wait.minusMinutes(1);
            inTime[send] = "sent " + wait;
        }

        assertThat(left(reserve(created(HOURS, early)))).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
        assertAdmitted(reserve(created(HOURS, inTime)));
    }

    @ParameterizedTest
    @CsvSource({"reserved", "sent", "declined", "unknown"})
    void waitsAfterEverySendThatCounts(String state) {
        left(reserve(created(HOURS, state + " PT1M")));
    }

    @Test
    void doesNotWaitAfterASendThatWasGivenBack() {
        String id = created(HOURS);
        SendTicket ticket = ((Reservation.Admitted) reserve(id)).ticket();
        Await.result(ledger.refund(ticket));

        assertAdmitted(reserve(id));
        assertAdmitted(reserve(created(HOURS, "sent PT2H", "refunded PT1M")));
    }

    @Test
    void waitsAfterTheNewestOfThemInWhicheverSlotItIs() {
        String id = created(HOURS, "sent PT1M", "refunded PT0S", "sent PT5H");

        assertThat(left(reserve(id))).isBetween(HOUR.multipliedBy(2).minusMinutes(2), HOUR.multipliedBy(2));
    }

    @Test
    void takesTheFirstSlotThatWasGivenBack() {
        String id = created(HOURS, "sent PT9H", "refunded PT1M", "sent PT9H", "refunded PT1M");

        assertThat(((Reservation.Admitted) reserve(id)).ticket().slot()).isEqualTo(2);
    }

    @Test
    void comesAfterTheLimitOfSends() {
        String id = transactions.create(
                "acme",
                Map.of(
                        "otpResendCooldowns",
                        HOURS,
                        "otpSendsAllowed",
                        "1",
                        "otpSends",
                        "1",
                        "send:1",
                        "sent ref phone " + now()));

        assertThat(reserve(id))
                .isEqualTo(new Reservation.Limited(OtpStory.ACME, OtpLimit.TRANSACTION, Optional.empty()));
    }

    @Test
    void hasTheNamedTenantsWhereTheRecordDoesNotSay() {
        String id = transactions.create("acme");
        reserve(id);

        left(reserve(id, List.of(HOUR)));
        assertAdmitted(reserve(id, List.of()));
    }

    @Test
    void obeysTheRecordBeforeTheTenant() {
        String id = transactions.create("acme", Map.of("otpResendCooldowns", "0"));
        reserve(id);

        assertAdmitted(reserve(id, List.of(HOUR)));
    }

    @Test
    void waitsForNothingWhereItDoesNotKnowWhenTheLastOneWasSent() {
        assertAdmitted(reserve(transactions.create("acme", Map.of("otpResendCooldowns", HOURS, "otpSends", "1"))));
    }
}
