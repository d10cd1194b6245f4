package dev.mfcgateway.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.testing.TenantFixture;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.TenantId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CallerTest {

    private final Tenant acme = TenantFixture.named("acme").maxSends(3).build();
    private final Tenant bolt = TenantFixture.named("bolt").build();
    private final Tenant vault =
            TenantFixture.named("vault").protect(Operation.GET_OTP).build();
    private final Tenants tenants = new Tenants(List.of(acme, bolt, vault));

    @Test
    void reachesItsOwnTransaction() {
        Caller caller = caller(acme);

        assertThat(caller.namedTenant()).contains(acme);
        assertThat(caller.reach(acme.id())).contains(acme);
        assertThat(caller.tenant()).contains(acme);
    }

    @Test
    void doesNotReachAnotherTenantsTransaction() {
        assertThat(caller(acme).reach(bolt.id())).isEmpty();
    }

    @Test
    void isCountedUnderTheTenantItNamesWhosesoeverTheTransactionIs() {
        Caller caller = caller(acme);
        caller.reach(bolt.id());

        assertThat(caller.tenant()).contains(acme);
    }

    @Test
    void reachesAnyOpenTransactionWhereItNamesNobody() {
        Caller caller = caller();

        assertThat(caller.namedTenant()).isEmpty();
        assertThat(caller.tenant()).isEmpty();
        assertThat(caller.reach(bolt.id())).contains(bolt);
        assertThat(caller.tenant()).contains(bolt);
    }

    @Test
    void doesNotReachAProtectedTransactionWhereItNamesNobody() {
        Caller caller = caller();

        assertThat(caller.reach(vault.id())).isEmpty();
        assertThat(caller.tenant()).isEmpty();
    }

    @Test
    void reachesATransactionWhoseTenantProtectsAnotherOperation() {
        Caller caller = new Caller(tenants, Set.of(), Operation.VERIFY_OTP);

        assertThat(caller.reach(vault.id())).contains(vault);
    }

    @Test
    void reachesAProtectedTransactionWhereItNamesTheTenant() {
        assertThat(caller(vault).reach(vault.id())).contains(vault);
    }

    @Test
    void doesNotReachATransactionOfATenantThatIsNotConfigured() {
        assertThat(caller().reach(new TenantId("gone"))).isEmpty();
    }

    @Test
    void namesThoseWhoseTransactionsItMayNotTouchWhileTheyAreFew() {
        assertThat(caller().owner()).contains(Owner.anybodyBut(List.of(vault.id())));
        assertThat(caller(vault).owner()).contains(Owner.only(vault.id()));
        assertThat(callerAmong(vaults(Tenants.FEW)).owner()).isPresent();
    }

    @Test
    void doesNotKnowWhoseTransactionsItMayTouchWhereManyAskForCredentials() {
        assertThat(callerAmong(vaults(Tenants.FEW + 1)).owner()).isEmpty();
    }

    @Test
    void isNobodyWhereItNamesSeveral() {
        Caller caller = caller(acme, bolt);

        assertThat(caller.tenant()).isEmpty();
        assertNotFound(caller::namedTenant);
        assertNotFound(caller::maxSends);
        assertNotFound(() -> caller.reach(acme.id()));
    }

    @Test
    void mayHaveAsManySendsAsItsTenantSaysOrFive() {
        assertThat(caller(acme).maxSends()).isEqualTo(3);
        assertThat(caller().maxSends()).isEqualTo(5);
    }

    private static List<Tenant> vaults(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> TenantFixture.named("vault-" + i)
                        .protect(Operation.GET_OTP)
                        .build())
                .toList();
    }

    private static Caller callerAmong(List<Tenant> tenants) {
        return new Caller(new Tenants(tenants), Set.of(), Operation.GET_OTP);
    }

    private Caller caller(Tenant... named) {
        return new Caller(tenants, Set.of(named), Operation.GET_OTP);
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertThatExceptionOfType(GatewayFailure.class)
                .isThrownBy(call)
                .extracting(GatewayFailure::category)
                .isEqualTo(FailureCategory.TRANSACTION_ID_NOT_FOUND);
    }
}
