package dev.mfcgateway.tenant;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.TenantId;
import java.util.Optional;
import java.util.Set;

/**
 * Who sent one request, as far as the request says, and the directory that was in force when it came. It learns the
 * tenant of the transaction where the request names none. One request, one event loop.
 */
public final class Caller {

    /** OTPs that a transaction may have sent where neither its record nor a tenant says how many. */
    private static final int DEFAULT_MAX_SENDS = 5;

    private final Tenants tenants;
    private final Set<Tenant> named;
    private final Operation operation;
    private Optional<Tenant> tenant;

    public Caller(Tenants tenants, Set<Tenant> named, Operation operation) {
        this.tenants = tenants;
        this.named = named;
        this.operation = operation;
        this.tenant = named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
    }

    /**
     * The tenant that the request names, if any.
     *
     * @throws GatewayFailure {@code transaction_id_not_found} if its host, path and headers name different ones
     */
    public Optional<Tenant> namedTenant() {
        if (named.size() > 1) {
            throw GatewayFailure.of(FailureCategory.TRANSACTION_ID_NOT_FOUND);
        }
        return named.stream().findFirst();
    }

    /**
     * Whose the transactions are that this caller may touch; empty where only a transaction's own tenant tells. Throws as
     * {@link #namedTenant()} does.
     */
    public Optional<Owner> owner() {
        return namedTenant().map(one -> Owner.only(one.id())).or(() -> tenants.openTo(operation));
    }

    /** The tenant of an operation whose path names one; throws as {@link #namedTenant()} does. */
    public Tenant tenantInPath() {
        return namedTenant().orElseThrow();
    }

    /** How many OTPs a transaction may have sent, where its record does not say. */
    public int maxSends() {
        return namedTenant().map(one -> one.options().maxSends()).orElse(DEFAULT_MAX_SENDS);
    }

    /**
     * The owner of a transaction, if this caller may touch it: the tenant it named, or any that does not ask for
     * credentials that an unnamed request cannot have shown.
     */
    public Optional<Tenant> reach(TenantId owner) {
        Optional<Tenant> reached = namedTenant()
                .or(() -> tenants.find(owner).filter(this::isOpenToAnybody))
                .filter(one -> one.id().equals(owner));
        tenant = reached.or(() -> tenant);
        return reached;
    }

    /** Why {@code owner}'s transaction is refused; one that the caller may not touch looks like one that does not exist. */
    public GatewayFailure refusal(Optional<TenantId> owner, FailureCategory reason) {
        boolean mayKnow = owner.flatMap(this::reach).isPresent();
        return GatewayFailure.of(mayKnow ? reason : FailureCategory.TRANSACTION_ID_NOT_FOUND);
    }

    private boolean isOpenToAnybody(Tenant candidate) {
        return !candidate.options().credentials().protect().contains(operation);
    }

    /** Whom {@code other} has turned out to ask for, this one does too. */
    public void joined(Caller other) {
        tenant = tenant.or(other::tenant);
    }

    /** Under whom the request is counted; empty while nobody is known. */
    public Optional<Tenant> tenant() {
        return tenant;
    }

    public Operation operation() {
        return operation;
    }
}
