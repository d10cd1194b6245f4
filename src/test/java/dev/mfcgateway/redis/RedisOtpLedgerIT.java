package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.metrics.OtpLimit;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.Transactions;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.Reservation;
import dev.mfcgateway.transaction.SendRequest;
import dev.mfcgateway.transaction.SendTicket;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.transaction.TransactionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.LocalDate;
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

/** The ledger over a real Redis. */
class RedisOtpLedgerIT {

    private static final String PREFIX = "test";
    private static final TenantId ACME = new TenantId("acme");

    private static Vertx vertx;
    private static RealRedis server;
    private static Transactions transactions;
    private static RedisCommands commands;
    private static RedisOtpLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        server = RealRedis.start();
        transactions = new Transactions(vertx, server.endpoint(), PREFIX);
        commands = new RedisCommands(
                vertx,
                new RedisStoreOptions(
                        RedisClientType.STANDALONE,
                        List.of(Secret.of(server.endpoint())),
                        Optional.empty(),
                        "mymaster",
                        Duration.ofSeconds(5),
                        PREFIX),
                new GatewayMetrics(new SimpleMeterRegistry(), "test").redis());
        ledger = new RedisOtpLedger(commands, PREFIX);
    }

    @AfterAll
    static void stop() throws Exception {
        transactions.close();
        Await.result(commands.close());
        Await.result(vertx.close());
        server.close();
    }

    @Test
    void admitsFiveSendsAndRefusesTheSixth() {
        String id = transactions.create("acme");

        List<Integer> remaining = IntStream.range(0, 5)
                .mapToObj(send -> admitted(id).sendsRemaining())
                .toList();

        assertThat(remaining).containsExactly(4, 3, 2, 1, 0);
        assertThat(limited(id)).isEqualTo(new Reservation.Limited(ACME, OtpLimit.TRANSACTION, Optional.empty()));
        assertThat(transactions.field(id, "otpSends")).isEqualTo("5");
    }

    @Test
    void writesTheReferenceDownBeforeAnythingIsSent() {
        String id = transactions.create("acme");

        SendTicket ticket = admitted(id).ticket();

        assertThat(transactions.field(id, "send:1")).startsWith("reserved " + ticket.clientRefNo() + " phone ");
    }

    @Test
    void obeysTheRecordsOwnLimitBeforeTheTenants() {
        String id = transactions.create("acme", Map.of("otpSendsAllowed", "1"));

        assertThat(admitted(id).sendsRemaining()).isZero();
        assertThat(limited(id)).isEqualTo(new Reservation.Limited(ACME, OtpLimit.TRANSACTION, Optional.empty()));
    }

    @Test
    void doesNotKnowAnotherTenantsTransaction() {
        String id = transactions.create("globex");

        Reservation answer = Await.result(ledger.reserve(ask(id, Optional.of(new TenantId("acme")))));

        assertThat(answer)
                .isEqualTo(new Reservation.Refused(Optional.empty(), FailureCategory.TRANSACTION_ID_NOT_FOUND));
        assertThat(transactions.field(id, "otpSends")).isEqualTo("0");
    }

    @Test
    void doesNotKnowATransactionOfATenantThatNobodyMayTouchUnnamed() {
        String id = transactions.create("vault");

        assertThat(refusal(id)).isEqualTo(FailureCategory.TRANSACTION_ID_NOT_FOUND);
        assertThat(transactions.everything(id)).doesNotContain("send:1");
        assertThat(refusal(transactions.create("vault2", Map.of("intent", "CONNECT"))))
                .isEqualTo(FailureCategory.INVALID_INTENT);
    }

    @Test
    void namesTheOwnerWhereTheCallerNamedNobody() {
        String id = transactions.create("globex");

        assertThat(admitted(id).tenant()).isEqualTo(new TenantId("globex"));
    }

    @Test
    void checksIntentThenExpiryThenLimit() {
        String past = Long.toString(System.currentTimeMillis() - 1);
        String wrongInAll =
                transactions.create("acme", Map.of("intent", "CONNECT", "expiresAt", past, "otpSends", "5"));
        String expiredToo = transactions.create("acme", Map.of("expiresAt", past, "otpSends", "5"));

        assertThat(refusal(wrongInAll)).isEqualTo(FailureCategory.INVALID_INTENT);
        assertThat(refusal(expiredToo)).isEqualTo(FailureCategory.TRANSACTION_ID_EXPIRED);
    }

    @Test
    void doesNotKnowATransactionThatIsNotThere() {
        assertThat(refusal(transactions.newId())).isEqualTo(FailureCategory.TRANSACTION_ID_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "otpSends, five",
        "otpSends, nan",
        "otpSends, -1",
        "otpSends, 0x1",
        "otpSends, 1e0",
        "otpSends, 99999999999999999999",
        "otpSendsAllowed, inf",
        "otpSendsAllowed, 10000000000",
        "otpResendCooldowns, soon",
        "otpResendCooldowns, '1000,-1'",
        "fromDate, yesterday",
        "fromDate, 2020-13-01",
        "fromDate, 2021-02-29",
        "expiresAt, tomorrow",
        "expiresAt, ''"
    })
    void admitsNothingOnARecordThatWasWrittenWrongly(String field, String value) {
        String id = transactions.create("acme", Map.of(field, value));

        assertThat(causeOfFailure(id)).contains(FailureCause.UNEXPECTED);
        assertThat(transactions.field(id, "send:1")).isNull();
    }

    @Test
    void admitsNothingOnAKeyOfAnotherType() {
        String id = transactions.newId();
        transactions.send(Request.cmd(Command.SET).arg(transactions.key(id)).arg("text"));

        assertThat(causeOfFailure(id)).contains(FailureCause.UNEXPECTED);
    }

    @Test
    void readsTheScopeOfTheHoldings() {
        String id = transactions.create(
                "acme", Map.of("fromDate", "1986-01-15", "casDetail", "false", "casSummary", "true"));

        assertThat(admitted(id).scope()).isEqualTo(new HoldingsScope(LocalDate.of(1986, 1, 15), false, true));
    }

    @Test
    void asksForEverythingWhereTheRecordDoesNotSay() {
        assertThat(admitted(transactions.create("acme")).scope()).isEqualTo(HoldingsScope.EVERYTHING);
    }

    @Test
    void admitsExactlyFiveOfFourHundredAtOnce() {
        String id = transactions.create("acme");

        List<Reservation> answers = Await.result(Future.all(IntStream.range(0, 400)
                        .mapToObj(send -> ledger.reserve(ask(id, Optional.empty())))
                        .toList()))
                .list();

        assertThat(answers.stream().filter(Reservation.Admitted.class::isInstance))
                .hasSize(5);
    }

    @Test
    void goesOnAfterTheScriptsWereFlushed() {
        String id = transactions.create("acme");
        admitted(id);
        transactions.send(Request.cmd(Command.SCRIPT).arg("FLUSH"));

        assertThat(admitted(id).sendsRemaining()).isEqualTo(3);
    }

    private static SendRequest ask(String id, Optional<TenantId> tenant) {
        return new SendRequest(
                TransactionId.parse(id).orElseThrow(),
                tenant.map(Owner::only).orElse(Owner.anybodyBut(List.of(new TenantId("vault")))),
                5,
                List.of(),
                UUID.randomUUID().toString().replace("-", ""),
                Channel.PHONE);
    }

    private static Reservation reserve(String id) {
        return Await.result(ledger.reserve(ask(id, Optional.empty())));
    }

    private static Reservation.Admitted admitted(String id) {
        return (Reservation.Admitted) reserve(id);
    }

    private static Reservation.Limited limited(String id) {
        return (Reservation.Limited) reserve(id);
    }

    private static FailureCategory refusal(String id) {
        return ((Reservation.Refused) reserve(id)).reason();
    }

    private static Optional<FailureCause> causeOfFailure(String id) {
        return ((GatewayFailure) Await.failure(ledger.reserve(ask(id, Optional.empty())))).internalCause();
    }
}
