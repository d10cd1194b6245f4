package dev.mfcgateway.tenant;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who sent one request, as far as the request says, and the directory that was in force when it came. It learns the
 * tenant of the transaction where the request names none. Each request is taken from its tenant's rate limit once, as
 * soon as the tenant is known to be the right one. One request, one event loop.
 */
public final class Caller {

    /** OTPs that a transaction may have sent where neither its record nor a tenant says how many. */
    private static final int DEFAULT_MAX_SENDS = 5;

    /** What a refused caller is told to wait, however soon there is one more request: it is to slow down. */
    private static final Duration COME_BACK = Duration.ofSeconds(30);

    private final Tenants tenants;
    private final Set<Tenant> named;
    private final Optional<Tenant> first;
    private final Operation operation;
    private final Journey journey;
    private Optional<Tenant> tenant;
    private Optional<Quota> quota = Optional.empty();

    public Caller(Tenants tenants, Set<Tenant> named, Operation operation, Journey journey) {
        this.tenants = tenants;
        this.named = named;
        this.first = named.stream().findFirst();
        this.operation = operation;
        this.journey = journey;
        this.tenant = named.size() == 1 ? first : Optional.empty();
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
        return first;
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

    /** How long a transaction must wait before each further OTP, where its record does not say. */
    public List<Duration> resendCooldowns() {
        return namedTenant().map(one -> one.options().resendCooldowns()).orElse(List.of());
    }

    /**
     * The request has shown what its tenant asks for: it counts from here on. One that names nobody counts when it is
     * known whose transaction it asks for, by {@link #reach}.
     *
     * @throws GatewayFailure {@code tenant_rate_limited}
     */
    public void enter() {
        tenant.ifPresent(this::count);
    }

    /**
     * The owner of a transaction, which this caller may touch: the tenant it named, or any that does not ask for
     * credentials that an unnamed request cannot have shown.
     *
     * @throws GatewayFailure {@code transaction_id_not_found} if it may not, {@code tenant_rate_limited}
     */
    public Tenant reach(TenantId owner) {
        Tenant reached =
                reachable(owner).orElseThrow(() -> GatewayFailure.of(FailureCategory.TRANSACTION_ID_NOT_FOUND));
        tenant = Optional.of(reached);
        count(reached);
        return reached;
    }

    /** Whom {@link #reach} would give; counts nothing. */
    public Optional<Tenant> reachable(TenantId owner) {
        return namedTenant()
                .or(() -> tenants.find(owner).filter(this::isOpenToAnybody))
                .filter(one -> one.id().equals(owner));
    }

    /**
     * Why {@code owner}'s transaction is refused; throws as {@link #reach} does: one that the caller may not touch looks
     * like one that does not exist.
     */
    public GatewayFailure refusal(Optional<TenantId> owner, FailureCategory reason) {
        owner.ifPresent(this::reach);
        return GatewayFailure.of(reason);
    }

    private void count(Tenant reached) {
        if (quota.isEmpty()) {
            quota = reached.rateLimit().map(RateLimit::take);
        }
        if (quota.isPresent() && !quota.get().admitted()) {
            throw GatewayFailure.of(FailureCategory.TENANT_RATE_LIMITED, COME_BACK);
        }
    }

    private boolean isOpenToAnybody(Tenant candidate) {
        return !candidate.options().credentials().protect().contains(operation);
    }

    /**
     * Whom {@code other} has turned out to ask for, this one does too, and counts.
     *
     * @throws GatewayFailure {@code tenant_rate_limited}
     */
    public void joined(Caller other) {
        journey.joined(other.journey);
        tenant = tenant.or(other::tenant);
        tenant.ifPresent(this::count);
    }

    /** Under whom the request is counted; empty while nobody is known. */
    public Optional<Tenant> tenant() {
        return tenant;
    }

    /** What is left of the tenant's rate limit; empty where it has none, or was not asked. */
    public Optional<Quota> quota() {
        return quota;
    }

    public Operation operation() {
        return operation;
    }

    /** The request's way, to be handed down. */
    public Journey journey() {
        return journey;
    }
}
