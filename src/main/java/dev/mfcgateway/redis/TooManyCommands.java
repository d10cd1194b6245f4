package dev.mfcgateway.redis;

/** A command was not sent: too many are waiting for their answers on its connection. */
final class TooManyCommands extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyCommands() {
        super("too many commands wait for an answer", null, false, false);
    }
}
