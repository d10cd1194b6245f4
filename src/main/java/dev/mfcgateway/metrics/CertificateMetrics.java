package dev.mfcgateway.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.function.Supplier;

/** The certificate of the public port, where it has one. Any thread. */
public final class CertificateMetrics {

    private CertificateMetrics() {}

    /**
     * Begins to tell.
     *
     * @param expires of the one that is shown now
     */
    public static void register(MeterRegistry registry, Supplier<Instant> expires) {
        Gauge.builder("mfc_gateway_tls_certificate_expiry_timestamp", () -> expires.get()
                        .getEpochSecond())
                .description("When the certificate of the public port expires; only with server.tls")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }
}
