package dev.mfcgateway.mfcentral;

import dev.mfcgateway.mfcentral.envelope.EnvelopeKeys;
import dev.mfcgateway.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One tenant's account at MFCentral, and how hard it is leaned on.
 *
 * @param baseUrl {@code https://host[:port][/path]} without a trailing slash; plain http for loopback addresses alone
 * @param origin the {@code Origin} the client was onboarded with, if any
 * @param connectTimeout for a connection, its TLS handshake and its place in the pool; default 5 s
 * @param timeout for one whole call: token, signature, connection and answer; default 150 s
 * @param maxInFlight calls at once; one more is refused as overloaded; default 2000
 */
public record MfCentralOptions(
        URI baseUrl,
        ConsentFlow flow,
        Secret clientId,
        Secret clientSecret,
        Secret userName,
        Secret password,
        Optional<String> origin,
        EnvelopeKeys envelope,
        Duration connectTimeout,
        Duration timeout,
        int maxInFlight,
        BreakerOptions breaker) {}
