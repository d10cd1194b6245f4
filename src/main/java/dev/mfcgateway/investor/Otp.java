package dev.mfcgateway.investor;

import java.util.Optional;
import java.util.regex.Pattern;

/** A one-time password as the investor entered it: 6 ASCII digits. It prints masked, and is never kept. */
public final class Otp {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{6}");

    private final String value;

    private Otp(String value) {
        this.value = value;
    }

    public static Optional<Otp> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new Otp(text)) : Optional.empty();
    }

    /** The digits themselves. For the call to MFCentral, and nothing else. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "Otp(***)";
    }
}
