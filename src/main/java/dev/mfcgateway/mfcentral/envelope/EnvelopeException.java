package dev.mfcgateway.mfcentral.envelope;

/**
 * An envelope that could not be opened or sealed. Whatever the reason, it reads the same and carries no cause: who sends
 * envelopes learns nothing of why one was refused, and no key or text gets into a log.
 */
public final class EnvelopeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EnvelopeException(String message) {
        super(message, null, false, false);
    }
}
