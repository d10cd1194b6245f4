package dev.mfcgateway;

import dev.mfcgateway.http.InForce;
import java.time.Duration;

/**
 * How long a request or a delivery may go on by what another configuration has replaced: until then nothing of it is
 * closed.
 *
 * @param commandTimeout how long each command to Redis may take
 */
record Grace(Duration commandTimeout) {

    /** That a request waits for between taking what is in force and calling MFCentral. */
    private static final int COMMANDS = 6;

    /** For a webhook's one try, which has no call before it, and for whatever else is slow. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    Duration of(InForce replaced) {
        return replaced.limits()
                .patience()
                .plus(commandTimeout.multipliedBy(COMMANDS))
                .plus(replaced.tenants().longest(tenant -> tenant.mfCentral().timeout()))
                .plus(MARGIN);
    }
}
