package dev.mfcgateway.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.testing.TenantFixture;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CallerTest {

    private final Tenant acme = TenantFixture.named("acme").maxSends(3).build();
    private final Tenant bolt = TenantFixture.named("bolt").build();
    private final Tenant vault =
            TenantFixture.named("vault").protect(Operation.GET_OTP).build();
    private final Tenant slow = TenantFixture.named("slow")
            .rateLimit(new RateLimit(new RateLimitOptions(1, 2), () -> 0))
            .build();
    private final Tenants tenants = new Tenants(List.of(acme, bolt, vault, slow));

    @Test
    void reachesItsOwnTransaction() {
        Caller caller = caller(acme);

        assertThat(caller.namedTenant()).contains(acme);
        assertThat(caller.reach(acme.id())).isEqualTo(acme);
        assertThat(caller.tenant()).contains(acme);
    }

    @Test
    void doesNotReachAnotherTenantsTransaction() {
        assertNotFound(() -> caller(acme).reach(bolt.id()));
    }

    @Test
    void isCountedUnderTheTenantItNamesWhosesoeverTheTransactionIs() {
        Caller caller = caller(acme);
        assertNotFound(() -> caller.reach(bolt.id()));

        assertThat(caller.tenant()).contains(acme);
    }

    @Test
    void reachesAnyOpenTransactionWhereItNamesNobody() {
        Caller caller = caller();

        assertThat(caller.namedTenant()).isEmpty();
        assertThat(caller.tenant()).isEmpty();
        assertThat(caller.reach(bolt.id())).isEqualTo(bolt);
        assertThat(caller.tenant()).contains(bolt);
    }

    @Test
    void doesNotReachAProtectedTransactionWhereItNamesNobody() {
        Caller caller = caller();

        assertNotFound(() -> caller.reach(vault.id()));
        assertThat(caller.tenant()).isEmpty();
    }

    @Test
    void reachesATransactionWhoseTenantProtectsAnotherOperation() {
        Caller caller = new Caller(tenants, Set.of(), Operation.VERIFY_OTP, Journey.unseen());

        assertThat(caller.reach(vault.id())).isEqualTo(vault);
    }

    @Test
    void reachesAProtectedTransactionWhereItNamesTheTenant() {
        assertThat(caller(vault).reach(vault.id())).isEqualTo(vault);
    }

    @Test
    void doesNotReachATransactionOfATenantThatIsNotConfigured() {
        assertNotFound(() -> caller().reach(new TenantId("gone")));
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
        return new Caller(new Tenants(tenants), Set.of(), Operation.GET_OTP, Journey.unseen());
    }

    @Test
    void countsOnceHoweverOftenItIsAskedFor() {
        Caller caller = caller(slow);
        caller.enter();
        caller.reach(slow.id());

        assertThat(caller.quota()).map(Quota::remaining).contains(1L);
    }

    @Test
    void countsWhereTheTransactionTellsTheTenant() {
        Caller caller = caller();
        caller.enter();
        assertThat(caller.quota()).isEmpty();

        caller.refusal(Optional.of(slow.id()), FailureCategory.TRANSACTION_ID_EXPIRED);

        assertThat(caller.quota()).map(Quota::remaining).contains(1L);
    }

    @Test
    void isRefusedWhereTheTenantHasHadEnoughWhicheverWayItIsKnown() {
        caller(slow).enter();
        caller().reach(slow.id());

        assertTooMany(() -> caller(slow).enter());
        assertTooMany(() -> caller().reach(slow.id()));
        assertTooMany(() -> caller().refusal(Optional.of(slow.id()), FailureCategory.TRANSACTION_ID_EXPIRED));
    }

    @Test
    void isCountedUnderTheTenantThatHasHadEnough() {
        caller(slow).enter();
        caller(slow).enter();
        Caller late = caller();

        assertTooMany(() -> late.reach(slow.id()));

        assertThat(late.tenant()).contains(slow);
        assertThat(late.quota()).map(Quota::admitted).contains(false);
    }

    @Test
    void usesUpNothingOfATenantThatItMayNotTouch() {
        assertNotFound(() -> caller(acme).reach(slow.id()));
        assertNotFound(() -> caller(acme, slow).reach(slow.id()));
        caller(acme, slow).enter();

        Caller own = caller(slow);
        own.enter();
        assertThat(own.quota()).map(Quota::remaining).contains(1L);
    }

    private Caller caller(Tenant... named) {
        return new Caller(tenants, Set.of(named), Operation.GET_OTP, Journey.unseen());
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertFailure(FailureCategory.TRANSACTION_ID_NOT_FOUND, call);
    }

    private static void assertTooMany(ThrowingCallable call) {
        assertFailure(FailureCategory.TENANT_RATE_LIMITED, call);
    }

    private static void assertFailure(FailureCategory category, ThrowingCallable call) {
        assertThatExceptionOfType(GatewayFailure.class)
                .isThrownBy(call)
                .extracting(GatewayFailure::category)
                .isEqualTo(category);
    }
}
