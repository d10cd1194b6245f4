package dev.mfcgateway.journey;

import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import java.util.Optional;

/**
 * How a request ended, in labels alone.
 *
 * @param tenant the metrics' label
 */
public record Ending(String tenant, Operation operation, int status, Optional<GatewayFailure> failure) {}
