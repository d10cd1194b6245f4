package dev.mfcgateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.Tenants;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.TenantFixture;
import dev.mfcgateway.transaction.NewTransaction;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionState;
import dev.mfcgateway.transaction.TransactionStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whose a transaction has to be, among one open tenant and forty that ask for credentials. */
class OwnersTest {

    private static final TransactionId ID = new TransactionId("TRX_dc73061e7f79470dbb7bad384243f210");

    private final Tenant acme = TenantFixture.named("acme").build();
    private final Tenants tenants = tenants();
    private final OneTransaction store = new OneTransaction();
    private final Owners owners = new Owners(store);

    @Test
    void asksNobodyWhereTheRequestNamesItsTenant() {
        assertThat(Await.result(owners.of(ID, caller(acme)))).isEqualTo(Owner.only(acme.id()));
        assertThat(store.asked).isZero();
    }

    @Test
    void looksUpWhoseATransactionIsWhereTheRequestNamesNobody() {
        store.owner = Future.succeededFuture(Optional.of(acme.id()));
        Caller caller = caller();

        assertThat(Await.result(owners.of(ID, caller))).isEqualTo(Owner.only(acme.id()));
        assertThat(caller.tenant()).contains(acme);
    }

    @Test
    void doesNotFindATransactionOfATenantThatAsksForCredentials() {
        store.owner = Future.succeededFuture(Optional.of(new TenantId("vault-7")));
        Caller caller = caller();

        assertNotFound(owners.of(ID, caller));
        assertThat(caller.tenant()).isEmpty();
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        assertNotFound(owners.of(ID, caller()));
    }

    @Test
    void failsAsTheStoreDoes() {
        GatewayFailure down = GatewayFailure.internal(FailureCause.REDIS_UNAVAILABLE);
        store.owner = Future.failedFuture(down);

        assertThat(Await.failure(owners.of(ID, caller()))).isSameAs(down);
    }

    private static void assertNotFound(Future<Owner> answer) {
        assertThat(Await.failure(answer))
                .isInstanceOfSatisfying(GatewayFailure.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.TRANSACTION_ID_NOT_FOUND));
    }

    private Caller caller(Tenant... named) {
        return new Caller(tenants, Set.of(named), Operation.GET_OTP, Journey.unseen());
    }

    private Tenants tenants() {
        List<Tenant> all = new ArrayList<>(List.of(acme));
        IntStream.range(0, 40)
                .mapToObj(i -> TenantFixture.named("vault-" + i)
                        .protect(Operation.GET_OTP)
                        .build())
                .forEach(all::add);
        return new Tenants(all);
    }

    /** A store that knows an owner, and how often it was asked. */
    private static final class OneTransaction implements TransactionStore {

        private Future<Optional<TenantId>> owner = Future.succeededFuture(Optional.empty());
        private int asked;

        @Override
        public Future<Optional<TenantId>> owner(TransactionId id) {
            asked++;
            return owner;
        }

        @Override
        public Future<Instant> create(NewTransaction transaction) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Future<Optional<TransactionState>> read(TransactionId id, TenantId owner) {
            throw new UnsupportedOperationException();
        }
    }
}
