package dev.mfcgateway.investor;

/** How the OTP reaches the investor; {@link #label()} is what answers, records and metrics say. */
public enum Channel {
    PHONE("phone"),
    EMAIL("email");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
