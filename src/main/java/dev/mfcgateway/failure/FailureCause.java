package dev.mfcgateway.failure;

import java.util.Locale;

/** Why an {@code internal_error} happened: the field {@code cause} of its answer, and the label of its own metric. */
public enum FailureCause {
    /** The tenant's circuit breaker is open. */
    CIRCUIT_OPEN,
    /** MFCentral did not answer within its deadline; what it did is unknown, unless it was asked for a token. */
    MFC_TIMEOUT,
    /** No connection, no token, or a connection that broke. */
    MFC_UNREACHABLE,
    /** MFCentral answered 5xx. */
    MFC_SERVER_ERROR,
    /** MFCentral's answer could not be verified, opened or understood. */
    MFC_BAD_RESPONSE,
    /** Redis did not answer, or refused. */
    REDIS_UNAVAILABLE,
    /** A limit of this gateway's own was reached: calls in flight, or signatures waiting. */
    OVERLOADED,
    /** A fault of this gateway's own. */
    UNEXPECTED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
