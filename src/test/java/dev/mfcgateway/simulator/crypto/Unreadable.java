package dev.mfcgateway.simulator.crypto;

/** What the other side sent does not verify, does not decrypt, or is not JSON. The cause is for a debugger only. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String what) {
        super(what);
    }

    public Unreadable(String what, Throwable cause) {
        super(what, cause);
    }
}
