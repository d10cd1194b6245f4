package dev.mfcgateway.holdings;

/**
 * That a text is no statement of MFCentral's, or one that tells of an error instead of holdings. It is an answer, not
 * an accident, and so carries no stack; its message names what is wrong and quotes nothing of the text.
 */
public final class UnreadableStatement extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableStatement(String problem) {
        super(problem, null, false, false);
    }
}
