package dev.mfcgateway.edge;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Set;

/** How the public port speaks TLS: 1.2 or 1.3, and HTTP/2 to whoever asks for it by ALPN. */
public final class TlsOptions {

    private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");

    private TlsOptions() {}

    /** Makes {@code server} speak it. */
    public static void of(ServerCertificate certificate, HttpServerOptions server) {
        server.setSsl(true)
                .setKeyCertOptions(certificate.options())
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(VERSIONS);
    }

    /** For a server that speaks it already. */
    public static ServerSSLOptions of(ServerCertificate certificate) {
        HttpServerOptions server = new HttpServerOptions();
        of(certificate, server);
        return server.getSslOptions();
    }
}
