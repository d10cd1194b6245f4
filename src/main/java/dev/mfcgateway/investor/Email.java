package dev.mfcgateway.investor;

import java.util.Optional;

/** An e-mail address, as far as a gateway can tell: one {@code @} with both sides filled. It prints masked. */
public final class Email implements Contact {

    /** RFC 5321's limit on a path, less its angle brackets. */
    private static final int LONGEST = 254;

    private final String value;

    private Email(String value) {
        this.value = value;
    }

    /** Refuses spaces and control characters of any script, and more than 254 characters. */
    public static Optional<Email> parse(String text) {
        int at = text.indexOf('@');
        boolean sound = text.length() <= LONGEST
                && at > 0
                && at == text.lastIndexOf('@')
                && at < text.length() - 1
                && text.codePoints().noneMatch(Email::isBlankOrControl);
        return sound ? Optional.of(new Email(text)) : Optional.empty();
    }

    private static boolean isBlankOrControl(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Email that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Email(***)";
    }
}
