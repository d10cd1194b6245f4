package dev.mfcgateway.investor;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A permanent account number: 5 letters, 4 digits, 1 letter, upper case. It prints masked. */
public final class Pan {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z]{5}[0-9]{4}[A-Za-z]");

    private final String value;

    private Pan(String value) {
        this.value = value;
    }

    /** Takes either case. */
    public static Optional<Pan> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new Pan(text.toUpperCase(Locale.ROOT))) : Optional.empty();
    }

    /** The number itself. For the call to MFCentral and for keyed hashes, and nothing else. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pan that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Pan(***)";
    }
}
