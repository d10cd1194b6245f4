package dev.mfcgateway.http;

import dev.mfcgateway.failure.GatewayFailure;
import io.vertx.core.Future;
import java.util.Optional;

/** Somebody who has to know a request's answer before it goes out. */
@FunctionalInterface
interface AnswerKeeper {

    /** What it fails with is logged, and holds nothing up. */
    Future<Void> keep(Optional<GatewayFailure> failure, String body);
}
