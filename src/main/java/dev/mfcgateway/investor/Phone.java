package dev.mfcgateway.investor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Indian phone number as {@code +91} and 10 digits; it prints masked. */
public final class Phone implements Contact {

    private static final Pattern SHAPE = Pattern.compile("(?:\\+?91)?([0-9]{10})");

    private final String value;

    private Phone(String value) {
        this.value = value;
    }

    /** Takes {@code +91} and 10 digits, {@code 91} and 10 digits, or 10 digits alone. */
    public static Optional<Phone> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches() ? Optional.of(new Phone("+91" + matcher.group(1))) : Optional.empty();
    }

    @Override
    public Channel channel() {
        return Channel.PHONE;
    }

    @Override
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Phone that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Phone(***)";
    }
}
