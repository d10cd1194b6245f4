package dev.mfcgateway.transaction;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Whose a transaction has to be for a request to touch it: one tenant's, or anybody's but some. To everyone else it does
 * not exist.
 *
 * @param asked as the scripts take it: a tenant's name; empty for anybody; or {@code !} and names between spaces
 */
public record Owner(String asked) {

    public static Owner only(TenantId tenant) {
        return new Owner(tenant.name());
    }

    public static Owner anybodyBut(Collection<TenantId> tenants) {
        return new Owner(
                tenants.isEmpty()
                        ? ""
                        : tenants.stream().map(TenantId::name).collect(Collectors.joining(" ", "! ", " ")));
    }
}
