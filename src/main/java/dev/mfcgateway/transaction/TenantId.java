package dev.mfcgateway.transaction;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tenant's name: whose transaction it is.
 *
 * @param name 1 to 32 of {@code a-z}, {@code 0-9} and {@code -}; never {@code mf}, which the public paths use
 */
public record TenantId(String name) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,32}");

    private static final String RESERVED = "mf";

    public TenantId {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a tenant's name");
        }
    }

    public static Optional<TenantId> parse(String text) {
        return isName(text) ? Optional.of(new TenantId(text)) : Optional.empty();
    }

    private static boolean isName(String text) {
        return SHAPE.matcher(text).matches() && !text.equals(RESERVED);
    }

    @Override
    public String toString() {
        return name;
    }
}
