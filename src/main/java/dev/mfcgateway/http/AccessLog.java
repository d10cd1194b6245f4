package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per request, made of labels and numbers alone: no path, no body, nothing that names an investor. */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.mfcgateway.access");

    private AccessLog() {}

    static void write(Exchange exchange, int status, Optional<GatewayFailure> failure) {
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "requestId={} tenant={} operation={} status={} category={} cause={} millis={}",
                    exchange.requestId(),
                    exchange.tenantLabel(),
                    exchange.operation().label(),
                    status,
                    failure.map(one -> one.category().label()).orElse("-"),
                    failure.flatMap(GatewayFailure::internalCause)
                            .map(FailureCause::label)
                            .orElse("-"),
                    exchange.elapsed().toMillis());
        }
    }
}
