package dev.mfcgateway.journey;

import java.util.function.UnaryOperator;

/** Whether requests are traced. Any thread. */
@FunctionalInterface
public interface Tracing {

    /** No request is: nothing is made, and nothing costs. */
    Tracing OFF = headers -> RequestTrace.NONE;

    /**
     * A request has come.
     *
     * @param headers gives the request's header of a name, or null
     */
    RequestTrace begin(UnaryOperator<String> headers);
}
