package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.DeliveryWork;
import dev.mfcgateway.transaction.Intent;
import dev.mfcgateway.transaction.NewTransaction;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionIds;
import dev.mfcgateway.transaction.TransactionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a verified transaction, over a real Redis. */
class RedisDeliveryLedgerIT {

    private static final TenantId ACME = new TenantId("acme");
    private static final HoldingsScope SCOPE = new HoldingsScope(LocalDate.of(1986, 1, 15), false, true);

    private static RedisRig rig;
    private static RedisTransactionStore store;
    private static RedisDeliveryLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        rig = new RedisRig();
        store = new RedisTransactionStore(rig.commands(), RedisRig.PREFIX, RedisRig.KEYS);
        ledger = new RedisDeliveryLedger(rig.commands(), RedisRig.PREFIX, RedisRig.KEYS, () -> RedisRig.KEPT);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void tellsWhatAWorkerNeeds() {
        TransactionId id = new TransactionIds().next();
        Instant expiresAt = createWithNotes(id);
        rig.setField(id, "status", "PROCESSING");
        rig.setField(id, "reqId", "4711");
        rig.setField(id, "clientRefNo", "ref");

        assertThat(Await.result(ledger.work(id)))
                .contains(new DeliveryWork(
                        ACME,
                        TransactionStatus.PROCESSING,
                        "4711",
                        "ref",
                        SCOPE,
                        Optional.of("नोट 4711"),
                        0,
                        expiresAt,
                        List.of()));
    }

    @Test
    void hasNoWorkWhereNothingWasSentOrNothingIsThere() {
        assertThat(Await.result(ledger.work(RedisRig.id(rig.transactions().create("acme")))))
                .isEmpty();
        assertThat(Await.result(ledger.work(new TransactionIds().next()))).isEmpty();
    }

    @Test
    void doesNotOpenNotesWithAnotherKeyOrOfAnotherTransaction() {
        TransactionId id = new TransactionIds().next();
        createWithNotes(id);
        TransactionId other = processing(Map.of("notes", rig.field(id, "notes")));
        rig.setField(id, "reqId", "4711");
        rig.setField(id, "clientRefNo", "ref");
        RedisDeliveryLedger withAnotherKey =
                new RedisDeliveryLedger(rig.commands(), RedisRig.PREFIX, RedisRig.keys((byte) 2), () -> RedisRig.KEPT);

        assertThat(RedisRig.cause(withAnotherKey.work(id))).contains(FailureCause.UNEXPECTED);
        assertThat(RedisRig.cause(ledger.work(other))).contains(FailureCause.UNEXPECTED);
    }

    @Test
    void countsAttempts() {
        TransactionId id = processing(Map.of());

        assertThat(Await.result(ledger.deliveryAttempted(id, "timeout"))).isEqualTo(1);
        assertThat(Await.result(ledger.deliveryAttempted(id, "HTTP_503"))).isEqualTo(2);

        assertThat(rig.events(id)).containsExactly("WEBHOOK_TIMEOUT", "WEBHOOK_HTTP_503");
        assertThat(Await.result(ledger.work(id)).orElseThrow().webhookAttempts())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak"})
    void takesNoLabelThatWouldSpoilTheHistory(String label) {
        TransactionId id = processing(Map.of());

        assertThatThrownBy(() -> ledger.deliveryAttempted(id, label)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasTheTransactionLiveUntilTheLastDelivery() {
        TransactionId fetched = processing(Map.of());
        TransactionId tried = processing(Map.of());

        Await.result(ledger.holdingsFetched(fetched));
        Await.result(ledger.deliveryAttempted(tried, "HTTP_503"));

        assertThat(rig.timeToLive(fetched)).isGreaterThan(RedisRig.KEPT.minusMinutes(5));
        assertThat(rig.timeToLive(tried)).isGreaterThan(RedisRig.KEPT.minusMinutes(5));
    }

    @Test
    void neverHasTheTransactionLiveLess() {
        TransactionId id = processing(Map.of());
        rig.live(id, Duration.ofDays(30));
        TransactionId eternal = processing(Map.of());
        rig.live(eternal, Duration.ZERO);

        Await.result(ledger.holdingsFetched(id));
        Await.result(ledger.holdingsFetched(eternal));

        assertThat(rig.timeToLive(id)).isGreaterThan(Duration.ofDays(29));
        assertThat(rig.transactions().ttlMillis(eternal.value())).isEqualTo(-1);
    }

    @Test
    void completesOnce() {
        TransactionId id = processing(Map.of());
        Await.result(ledger.holdingsFetched(id));

        assertThat(Await.result(ledger.completed(id))).isTrue();
        assertThat(Await.result(ledger.completed(id))).isFalse();
        assertThat(Await.result(ledger.errored(id, "gave_up"))).isFalse();

        assertThat(rig.field(id, "status")).isEqualTo("COMPLETED");
        assertThat(rig.events(id)).containsExactly("HOLDINGS_FETCHED", "COMPLETED");
    }

    @Test
    void givesUpOnce() {
        TransactionId id = processing(Map.of());

        assertThat(Await.result(ledger.errored(id, "gave_up"))).isTrue();
        assertThat(Await.result(ledger.errored(id, "gave_up"))).isFalse();

        assertThat(rig.field(id, "status")).isEqualTo("ERRORED");
        assertThat(rig.events(id)).containsExactly("ERRORED_GAVE_UP");
    }

    @ParameterizedTest
    @CsvSource({"INITIALIZED", "OTP_SENT", "COMPLETED", "ERRORED"})
    void endsOnlyWhatIsBeingProcessed(String status) {
        TransactionId id = processing(Map.of("status", status));

        assertThat(Await.result(ledger.completed(id))).isFalse();
        assertThat(rig.field(id, "status")).isEqualTo(status);
    }

    @Test
    void keepsTheNewestFiftyEvents() {
        TransactionId id = processing(Map.of());

        IntStream.rangeClosed(1, 60).forEach(n -> Await.result(ledger.deliveryAttempted(id, "N" + n)));

        assertThat(rig.events(id)).hasSize(50).startsWith("WEBHOOK_N11").endsWith("WEBHOOK_N60");
        assertThat(Await.result(store.read(id, ACME)).orElseThrow().events()).hasSize(50);
    }

    @Test
    void neverMakesAKeyForATransactionThatIsGone() {
        TransactionId id = new TransactionIds().next();

        assertThat(Await.result(ledger.deliveryAttempted(id, "timeout"))).isZero();
        Await.result(ledger.holdingsFetched(id));
        assertThat(Await.result(ledger.completed(id))).isFalse();
        assertThat(Await.result(ledger.errored(id, "gave_up"))).isFalse();

        assertThat(rig.transactions().ttlMillis(id.value())).isEqualTo(-2); // no such key
    }

    @ParameterizedTest
    @CsvSource({"webhookAttempts, many", "expiresAt, ''", "status, DONE", "fromDate, once", "verify:1, nothing"})
    void doesNotWorkOnARecordThatWasWrittenWrongly(String field, String value) {
        TransactionId id = processing(Map.of(field, value));

        assertThat(RedisRig.cause(ledger.work(id))).contains(FailureCause.UNEXPECTED);
    }

    @Test
    void doesNothingOnAKeyOfAnotherType() {
        TransactionId id = rig.keyOfAnotherType();

        assertThat(RedisRig.cause(ledger.work(id))).contains(FailureCause.UNEXPECTED);
        assertThat(RedisRig.cause(ledger.deliveryAttempted(id, "timeout"))).contains(FailureCause.UNEXPECTED);
        assertThat(RedisRig.cause(ledger.completed(id))).contains(FailureCause.UNEXPECTED);
        assertThat(RedisRig.cause(ledger.holdingsFetched(id))).contains(FailureCause.UNEXPECTED);
    }

    private static Instant createWithNotes(TransactionId id) {
        return Await.result(store.create(new NewTransaction(
                id,
                ACME,
                Intent.MF_HOLDINGS_IMPORT,
                Duration.ofHours(1),
                5,
                List.of(),
                5,
                SCOPE,
                Optional.of("नोट 4711"))));
    }

    private static TransactionId processing(Map<String, String> otherwise) {
        Map<String, String> fields =
                new HashMap<>(Map.of("status", "PROCESSING", "reqId", "4711", "clientRefNo", "ref"));
        fields.putAll(otherwise);
        return RedisRig.id(rig.transactions().create("acme", fields));
    }
}
