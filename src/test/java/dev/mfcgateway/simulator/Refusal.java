package dev.mfcgateway.simulator;

/** MFCentral does not do what it was asked. The message is the one that the caller reads. Stackless. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** Against a rule of the business. */
    static Refusal business(String message) {
        return new Refusal(400, message);
    }

    /** Input or format. */
    static Refusal input(String message) {
        return new Refusal(422, message);
    }

    int status() {
        return status;
    }
}
