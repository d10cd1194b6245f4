package dev.mfcgateway.transaction;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A transaction's name to partners: {@code TRX_} and 32 lower-case hex digits. Nothing else becomes one, so it is safe
 * inside a Redis key.
 */
public record TransactionId(String value) {

    private static final Pattern SHAPE = Pattern.compile("TRX_[0-9a-f]{32}");

    public TransactionId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a transaction id");
        }
    }

    public static Optional<TransactionId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new TransactionId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
