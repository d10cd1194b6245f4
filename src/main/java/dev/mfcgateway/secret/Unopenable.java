package dev.mfcgateway.secret;

/**
 * What was kept cannot be opened: another key, another place, or bytes that were tampered with; which of them nobody can
 * tell. It carries no stack and no value.
 */
public final class Unopenable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unopenable() {
        super("what was kept cannot be opened", null, false, false);
    }
}
