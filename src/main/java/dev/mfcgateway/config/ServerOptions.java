package dev.mfcgateway.config;

import dev.mfcgateway.edge.ConnectionLimits;
import dev.mfcgateway.edge.ServerCertificate;
import java.util.Optional;

/**
 * The public port.
 *
 * @param listen default port 8080
 * @param certificate empty: no TLS
 * @param http2ClearText whether HTTP/2 is spoken without TLS; default false
 */
public record ServerOptions(
        ListenOptions listen,
        ConnectionLimits connections,
        Optional<ServerCertificate> certificate,
        boolean http2ClearText) {}
