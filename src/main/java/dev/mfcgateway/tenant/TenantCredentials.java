package dev.mfcgateway.tenant;

import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.secret.Secret;
import java.util.List;
import java.util.Set;

/**
 * How a partner's server proves that it is the tenant's.
 *
 * @param apiSecrets what {@code x-gateway-secret} may hold: one, or while it is being rotated two, the newest first
 * @param authTokenSecrets what {@code x-gateway-authtoken} may be signed with; likewise
 * @param protect the operations that need both headers
 */
public record TenantCredentials(List<Secret> apiSecrets, List<Secret> authTokenSecrets, Set<Operation> protect) {

    public TenantCredentials {
        apiSecrets = List.copyOf(apiSecrets);
        authTokenSecrets = List.copyOf(authTokenSecrets);
        protect = Set.copyOf(protect);
    }
}
