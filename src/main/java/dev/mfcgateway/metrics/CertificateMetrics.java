package dev.mfcgateway.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The certificate of the public port. Any thread. */
public final class CertificateMetrics {

    private CertificateMetrics() {}

    /**
     * Begins to tell.
     *
     * @param expires of the one that is shown now; empty while there is none
     */
    public static void register(MeterRegistry registry, Supplier<Optional<Instant>> expires) {
        Gauge.builder("mfc_gateway_tls_certificate_expiry_timestamp", () -> expires.get()
                        .map(Instant::getEpochSecond)
                        .map(Long::doubleValue)
                        .orElse(Double.NaN))
                .description("When the certificate of the public port expires; NaN without server.tls")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }
}
