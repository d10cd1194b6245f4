package dev.mfcgateway.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where one tenant's holdings are delivered.
 *
 * @param url https; plain http only together with {@code allowPrivateAddresses}, and only to this machine
 * @param retryDelays before each further try; empty: one try alone
 * @param allowPrivateAddresses whether {@code url} may lead to an address that is not public; default false
 */
public record WebhookOptions(URI url, List<Duration> retryDelays, boolean allowPrivateAddresses) {

    public WebhookOptions {
        retryDelays = List.copyOf(retryDelays);
    }

    /** Without the address: its path may be what keeps strangers from the partner's door. */
    @Override
    public String toString() {
        return "WebhookOptions[" + url.getHost() + "]";
    }
}
