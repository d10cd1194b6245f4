package dev.mfcgateway.transaction;

/**
 * The right to say what the answer is.
 *
 * @param fingerprint a keyed hash of the request
 * @param token tells this claim from any other of the same name
 */
public record AnswerTicket(AnswerName name, String fingerprint, String token) {}
