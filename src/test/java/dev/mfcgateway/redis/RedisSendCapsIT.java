package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Email;
import dev.mfcgateway.investor.Pan;
import dev.mfcgateway.investor.Phone;
import dev.mfcgateway.metrics.OtpLimit;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.CapVerdict;
import dev.mfcgateway.transaction.CappedSend;
import dev.mfcgateway.transaction.DailyCaps;
import dev.mfcgateway.transaction.InvestorHashes;
import dev.mfcgateway.transaction.TenantId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The caps over a real Redis. */
class RedisSendCapsIT {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final Pan PAN = Pan.parse("ABCDE1234F").orElseThrow();
    private static final Pan OTHER_PAN = Pan.parse("ABCDE1234G").orElseThrow();
    private static final Contact PHONE = Phone.parse("+919876543210").orElseThrow();
    private static final Contact OTHER_PHONE = Phone.parse("+919876543211").orElseThrow();
    private static final Contact EMAIL = Email.parse("user@domain.in").orElseThrow();
    private static final InvestorHashes HASHES = new InvestorHashes(RedisRig.KEYS);
    private static final DailyCaps ALL = caps(2, 3, 4);

    private static RedisRig rig;
    private static RedisSendCaps caps;

    @BeforeAll
    static void start() throws Exception {
        rig = new RedisRig();
        caps = new RedisSendCaps(rig.commands(), RedisRig.PREFIX, HASHES);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void forget() {
        send(Request.cmd(Command.FLUSHALL));
    }

    private static Response send(Request command) {
        return rig.transactions().send(command);
    }

    /** A zero is no cap. */
    private static DailyCaps caps(int perPan, int perContact, int perTenant) {
        return new DailyCaps(cap(perPan), cap(perContact), cap(perTenant));
    }

    private static OptionalInt cap(int number) {
        return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static CapVerdict count(DailyCaps dailyCaps, TenantId tenant, Pan pan, Contact contact) {
        return Await.result(caps.count(new CappedSend(tenant, dailyCaps, pan, contact)));
    }

    private static CapVerdict.Counted counted(DailyCaps dailyCaps, Pan pan, Contact contact) {
        return (CapVerdict.Counted) count(dailyCaps, ACME, pan, contact);
    }

    private static void assertReached(OtpLimit limit, CapVerdict verdict) {
        assertThat(verdict).isEqualTo(new CapVerdict.Reached(limit));
    }

    private static String key(String counter) {
        return "test:cap:{acme}:" + counter;
    }

    private static String panKey() {
        return key("pan:" + HASHES.of(PAN, ACME));
    }

    private static void write(String key, long hour, String sends) {
        send(Request.cmd(Command.HSET).arg(key).arg(hour).arg(sends));
    }

    private static String read(String key, long hour) {
        Response sends = send(Request.cmd(Command.HGET).arg(key).arg(hour));
        return sends == null ? "" : sends.toString();
    }

    private static long hour() {
        return send(Request.cmd(Command.TIME)).get(0).toLong() / 3_600;
    }

    /** From the start again where it failed because an hour of Redis's ended in the middle. */
    private void withinOneHour(LongConsumer story) {
        long hour = hour();
        try {
            story.accept(hour);
        } catch (AssertionError failed) {
            if (hour() == hour) {
                throw failed;
            }
            forget();
            withinOneHour(story);
        }
    }

    @Test
    void refusesWhereThePanHasHadAsManyAsItMay() {
        counted(caps(2, 0, 0), PAN, PHONE);
        counted(caps(2, 0, 0), PAN, EMAIL);

        assertReached(OtpLimit.PAN, count(caps(2, 0, 0), ACME, PAN, OTHER_PHONE));
        counted(caps(2, 0, 0), OTHER_PAN, PHONE);
    }

    @Test
    void refusesWhereTheContactHasHadAsManyAsItMay() {
        counted(caps(0, 2, 0), PAN, PHONE);
        counted(caps(0, 2, 0), OTHER_PAN, PHONE);

        assertReached(OtpLimit.CONTACT, count(caps(0, 2, 0), ACME, PAN, PHONE));
        counted(caps(0, 2, 0), PAN, OTHER_PHONE);
        counted(caps(0, 2, 0), PAN, EMAIL);
    }

    @Test
    void refusesWhereTheTenantHasHadAsManyAsItMay() {
        counted(caps(0, 0, 2), PAN, PHONE);
        counted(caps(0, 0, 2), OTHER_PAN, EMAIL);

        assertReached(OtpLimit.TENANT, count(caps(0, 0, 2), ACME, PAN, OTHER_PHONE));
    }

    @Test
    void countsEachTenantForItself() {
        counted(caps(1, 1, 1), PAN, PHONE);

        assertThat(count(caps(1, 1, 1), GLOBEX, PAN, PHONE)).isInstanceOf(CapVerdict.Counted.class);
        assertReached(OtpLimit.PAN, count(caps(1, 1, 1), ACME, PAN, PHONE));
    }

    @Test
    void countsAgainstNoneWhereOneIsReached() {
        counted(caps(0, 1, 0), PAN, PHONE);

        assertReached(OtpLimit.CONTACT, count(caps(5, 1, 5), ACME, PAN, PHONE));

        assertThat(send(Request.cmd(Command.KEYS).arg("*"))).hasSize(1);
    }

    @Test
    void countsInHoursAndForgetsThemAllInTime() {
        withinOneHour(hour -> {
            counted(ALL, PAN, PHONE);
            CapVerdict.Counted second = counted(ALL, PAN, OTHER_PHONE);

            assertThat(second.hour()).isEqualTo(hour);
            assertThat(read(panKey(), hour)).isEqualTo("2");
            assertThat(read(key("contact:" + HASHES.of(PHONE, ACME)), hour)).isEqualTo("1");
            assertThat(read(key("tenant"), hour)).isEqualTo("2");
        });
        assertThat(rig.keysWithoutTimeToLive()).isEmpty();
        assertThat(Duration.ofMillis(
                        send(Request.cmd(Command.PTTL).arg(panKey())).toLong()))
                .isBetween(Duration.ofHours(25).minusMinutes(1), Duration.ofHours(25));
    }

    /** The hour that has only begun, and the 24 before it: never less than a day. */
    @Test
    void countsADayAndForgetsWhatIsOlder() {
        withinOneHour(hour -> {
            write(panKey(), hour - 25, "7");
            write(panKey(), hour - 24, "1");
            write(panKey(), hour - 1, "1");

            assertReached(OtpLimit.PAN, count(caps(2, 0, 0), ACME, PAN, PHONE));
            counted(caps(3, 0, 0), PAN, PHONE);

            assertThat(read(panKey(), hour - 25)).isEmpty();
            assertThat(read(panKey(), hour - 24)).isEqualTo("1");
            assertThat(read(panKey(), hour)).isEqualTo("1");
        });
    }

    @Test
    void countsAnHourThatAClockSetBackHasLeftAhead() {
        write(panKey(), hour() + 3, "2");

        assertReached(OtpLimit.PAN, count(caps(2, 0, 0), ACME, PAN, PHONE));
    }

    @Test
    void givesBackWhereItWasCounted() {
        CapVerdict.Counted counted = counted(ALL, PAN, PHONE);
        CapVerdict.Counted before = new CapVerdict.Counted(counted.send(), counted.hour() - 1);
        write(panKey(), before.hour(), "1");

        Await.result(caps.giveBack(before));

        assertThat(read(panKey(), before.hour())).isEqualTo("0");
        assertThat(read(panKey(), counted.hour())).isEqualTo("1");
        Await.result(caps.giveBack(counted));
        assertThat(Stream.of(panKey(), key("contact:" + HASHES.of(PHONE, ACME)), key("tenant"))
                        .map(key -> read(key, counted.hour())))
                .containsOnly("0");
    }

    @Test
    void goesNeverBelowZeroAndMakesNoKey() {
        CapVerdict.Counted counted = counted(ALL, PAN, PHONE);

        Await.result(caps.giveBack(counted));
        Await.result(caps.giveBack(counted));
        assertThat(read(panKey(), counted.hour())).isEqualTo("0");

        forget();
        Await.result(caps.giveBack(counted));
        assertThat(send(Request.cmd(Command.KEYS).arg("*"))).isEmpty();
    }

    @Test
    void keepsNothingOfTheInvestor() {
        counted(ALL, PAN, PHONE);
        counted(ALL, OTHER_PAN, EMAIL);

        String everything = send(Request.cmd(Command.KEYS).arg("*")).stream()
                .map(key -> key
                        + send(Request.cmd(Command.HGETALL).arg(key.toString())).toString())
                .reduce("", String::concat);

        assertThat(everything)
                .contains("test:cap:{acme}:tenant")
                .doesNotContainIgnoringCase(PAN.reveal())
                .doesNotContainIgnoringCase(OTHER_PAN.reveal())
                .doesNotContain("9876543210")
                .doesNotContainIgnoringCase("user@domain");
    }

    @Test
    void areSharedByAllGatewaysAndExactHoweverManyAskAtOnce() {
        Vertx vertx = Vertx.vertx();
        RedisCommands connection = rig.connect(vertx);
        RedisSendCaps elsewhere = new RedisSendCaps(connection, RedisRig.PREFIX, HASHES);

        List<CapVerdict> verdicts = Await.result(Future.all(IntStream.range(0, 200)
                        .mapToObj(send -> (send % 2 == 0 ? caps : elsewhere)
                                .count(new CappedSend(ACME, caps(20, 0, 0), PAN, PHONE)))
                        .toList()))
                .list();

        assertThat(verdicts.stream().filter(CapVerdict.Counted.class::isInstance))
                .hasSize(20);
        Await.result(connection.close());
        Await.result(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({"490000, many", "490000, -1", "yesterday, 1"})
    void admitsNothingOnACounterThatWasWrittenWrongly(String hour, String sends) {
        send(Request.cmd(Command.HSET).arg(panKey()).arg(hour).arg(sends));

        assertThat(RedisRig.cause(caps.count(new CappedSend(ACME, ALL, PAN, PHONE))))
                .contains(FailureCause.UNEXPECTED);
    }

    @Test
    void admitsNothingOnAKeyOfAnotherType() {
        CapVerdict.Counted counted = counted(ALL, PAN, PHONE);
        send(Request.cmd(Command.SET).arg(panKey()).arg("text"));

        assertThat(RedisRig.cause(caps.count(counted.send()))).contains(FailureCause.UNEXPECTED);
        assertThat(RedisRig.cause(caps.giveBack(counted))).contains(FailureCause.UNEXPECTED);
    }
}
