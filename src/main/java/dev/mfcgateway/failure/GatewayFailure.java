package dev.mfcgateway.failure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A request that ends in a row of the error map. It is an answer, not an accident, and so carries no stack. Its text is
 * made of labels alone: nothing a caller or MFCentral sent can get into a log through it.
 */
public class GatewayFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureCategory category;
    private final transient FailureCause cause;
    private final transient Duration retryAfter;
    private final transient List<FieldProblem> details;

    protected GatewayFailure(
            FailureCategory category, FailureCause cause, Duration retryAfter, List<FieldProblem> details) {
        super(cause == null ? category.label() : category.label() + ":" + cause.label(), null, false, false);
        this.category = category;
        this.cause = cause;
        this.retryAfter = retryAfter;
        this.details = List.copyOf(details);
    }

    public static GatewayFailure of(FailureCategory category) {
        return new GatewayFailure(category, null, null, List.of());
    }

    /** A failure that is worth another try after {@code retryAfter}. */
    public static GatewayFailure of(FailureCategory category, Duration retryAfter) {
        return new GatewayFailure(category, null, retryAfter, List.of());
    }

    /** The row {@code internal_error}, told apart by {@code cause}. */
    public static GatewayFailure internal(FailureCause cause) {
        return new GatewayFailure(FailureCategory.INTERNAL_ERROR, cause, null, List.of());
    }

    /** The row {@code invalid_request}, with every fault found. */
    public static GatewayFailure invalidRequest(List<FieldProblem> details) {
        return new GatewayFailure(FailureCategory.INVALID_REQUEST, null, null, details);
    }

    public FailureCategory category() {
        return category;
    }

    /** Present with {@link FailureCategory#INTERNAL_ERROR} alone. */
    public Optional<FailureCause> internalCause() {
        return Optional.ofNullable(cause);
    }

    /** How long the caller should wait, where somebody said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Not empty with {@link FailureCategory#INVALID_REQUEST} alone. */
    public List<FieldProblem> details() {
        return details;
    }
}
