package dev.mfcgateway.failure;

/**
 * One fault of a request's body, as {@code details} lists it.
 *
 * @param field the field's name in the request; {@code body} for the body as a whole
 * @param problem what is expected there; never the value that was sent
 */
public record FieldProblem(String field, String problem) {}
