package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.Intent;
import dev.mfcgateway.transaction.NewTransaction;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.transaction.TransactionEvent;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionIds;
import dev.mfcgateway.transaction.TransactionState;
import dev.mfcgateway.transaction.TransactionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions over a real Redis. */
class RedisTransactionStoreIT {

    private static final TenantId ACME = new TenantId("acme");
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final TransactionIds IDS = new TransactionIds();

    private static RedisRig rig;
    private static RedisTransactionStore store;

    @BeforeAll
    static void start() throws Exception {
        rig = new RedisRig();
        store = new RedisTransactionStore(rig.commands(), RedisRig.PREFIX, RedisRig.KEYS);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void tellsWhoseATransactionIs() {
        TransactionId id = IDS.next();
        Await.result(store.create(transaction(id)));

        assertThat(Await.result(store.owner(id))).contains(ACME);
        assertThat(Await.result(store.owner(IDS.next()))).isEmpty();
    }

    @Test
    void writesTheFieldsThatOtherProgramsKnow() {
        TransactionId id = IDS.next();

        Instant expiresAt = Await.result(store.create(transaction(id)));

        assertThat(Stream.of(
                                "tenant",
                                "intent",
                                "status",
                                "otpSends",
                                "otpSendsAllowed",
                                "otpResendCooldowns",
                                "wrongAttemptsAllowed",
                                "fromDate",
                                "casDetail",
                                "casSummary",
                                "expiresAt",
                                "createdAt")
                        .map(name -> rig.field(id, name)))
                .containsExactly(
                        "acme",
                        "MF_HOLDINGS_IMPORT",
                        "INITIALIZED",
                        "0",
                        "3",
                        "30000,60000",
                        "4",
                        "1986-01-15",
                        "false",
                        "true",
                        Long.toString(expiresAt.toEpochMilli()),
                        Long.toString(expiresAt.minus(LIFETIME).toEpochMilli()));
    }

    @Test
    void livesOnForADayAfterItHasExpired() {
        TransactionId id = IDS.next();
        Await.result(store.create(transaction(id)));

        long expected = LIFETIME.plusHours(24).toMillis();
        assertThat(rig.transactions().ttlMillis(id.value())).isBetween(expected - 10_000, expected);
        assertThat(rig.keysWithoutTimeToLive())
                .doesNotContain(rig.transactions().key(id.value()));
    }

    @Test
    void keepsNotesUnreadable() {
        TransactionId id = IDS.next();
        Await.result(store.create(transaction(id)));

        assertThat(rig.transactions().everything(id.value())).doesNotContain("order 4711");
        assertThat(rig.field(id, "notes")).isNotEmpty();
    }

    @Test
    void writesOverNothing() {
        TransactionId taken = IDS.next();
        Await.result(store.create(transaction(taken)));
        rig.setField(taken, "otpSends", "2");

        assertThat(RedisRig.cause(store.create(transaction(taken)))).contains(FailureCause.UNEXPECTED);
        assertThat(RedisRig.cause(store.create(transaction(rig.keyOfAnotherType()))))
                .contains(FailureCause.UNEXPECTED);
        assertThat(rig.field(taken, "otpSends")).isEqualTo("2");
    }

    @Test
    void readsWhatItWrote() {
        TransactionId id = IDS.next();
        Instant expiresAt = Await.result(store.create(transaction(id)));

        TransactionState state = read(id).orElseThrow();

        Instant createdAt = expiresAt.minus(LIFETIME);
        assertThat(state.events()).extracting(TransactionEvent::event).containsExactly("CREATED");
        assertThat(state)
                .isEqualTo(new TransactionState(
                        id,
                        Intent.MF_HOLDINGS_IMPORT,
                        TransactionStatus.INITIALIZED,
                        createdAt,
                        expiresAt,
                        0,
                        OptionalInt.of(3),
                        0,
                        state.events()));
    }

    @Test
    void showsNobodyAnotherTenantsTransaction() {
        TransactionId id = RedisRig.id(rig.transactions().create("globex"));

        assertThat(read(id)).isEmpty();
        assertThat(read(IDS.next())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INITIALIZED, EXPIRED",
        "OTP_SENT, EXPIRED",
        "PROCESSING, PROCESSING",
        "COMPLETED, COMPLETED",
        "ERRORED, ERRORED"
    })
    void expiresOnlyWhatIsNotVerified(String status, TransactionStatus shown) {
        String past = Long.toString(System.currentTimeMillis() - 1);
        TransactionId id = RedisRig.id(rig.transactions().create("acme", Map.of("expiresAt", past, "status", status)));

        assertThat(read(id).orElseThrow().status()).isEqualTo(shown);
    }

    @Test
    void readsARecordThatSaysNoMoreThanItMust() {
        TransactionId id = RedisRig.id(rig.transactions().create("acme"));

        TransactionState state = read(id).orElseThrow();

        assertThat(state.sendsAllowed()).isEmpty();
        assertThat(state.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "intent, BUY",
        "status, DONE",
        "createdAt, yesterday",
        "expiresAt, ''",
        "otpSends, -1",
        "otpSendsAllowed, five",
        "wrongAttempts, 1e0",
        "events, nonsense"
    })
    void showsNothingOfARecordThatWasWrittenWrongly(String field, String value) {
        TransactionId id = RedisRig.id(rig.transactions().create("acme", Map.of(field, value)));

        assertThat(RedisRig.cause(store.read(id, ACME))).contains(FailureCause.UNEXPECTED);
    }

    @Test
    void showsNothingOfAKeyOfAnotherType() {
        assertThat(RedisRig.cause(store.read(rig.keyOfAnotherType(), ACME))).contains(FailureCause.UNEXPECTED);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 2_592_000_001L})
    void takesNoLifetimeThatIsNone(long millis) {
        assertThatThrownBy(() -> transaction(IDS.next(), Duration.ofMillis(millis)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static NewTransaction transaction(TransactionId id) {
        return transaction(id, LIFETIME);
    }

    private static NewTransaction transaction(TransactionId id, Duration lifetime) {
        return new NewTransaction(
                id,
                ACME,
                Intent.MF_HOLDINGS_IMPORT,
                lifetime,
                3,
                List.of(Duration.ofSeconds(30), Duration.ofMinutes(1)),
                4,
                new HoldingsScope(LocalDate.of(1986, 1, 15), false, true),
                Optional.of("order 4711"));
    }

    private static Optional<TransactionState> read(TransactionId id) {
        return Await.result(store.read(id, ACME));
    }
}
