package dev.mfcgateway.transaction;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tenant's name: whose transaction it is.
 *
 * @param name 1 to 32 of {@code a-z}, {@code 0-9} and {@code -}
 */
public record TenantId(String name) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,32}");

    public TenantId {
        if (!SHAPE.matcher(name).matches()) {
            throw new IllegalArgumentException("not a tenant's name");
        }
    }

    public static Optional<TenantId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new TenantId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
