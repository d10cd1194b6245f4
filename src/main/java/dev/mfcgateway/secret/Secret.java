package dev.mfcgateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A credential, key or password. It prints as {@code ***}, and comparing it takes the same time whatever it is compared
 * with. Immutable; any thread.
 */
public final class Secret {

    private final byte[] utf8;

    private Secret(byte[] utf8) {
        this.utf8 = utf8;
    }

    public static Secret of(String value) {
        return new Secret(value.getBytes(UTF_8));
    }

    /** The value itself. Hand it on at once; do not keep it. */
    public String reveal() {
        return new String(utf8, UTF_8);
    }

    /** The value's UTF-8 bytes, a copy. */
    public byte[] revealBytes() {
        return utf8.clone();
    }

    /** Length in bytes of UTF-8. */
    public int length() {
        return utf8.length;
    }

    /** Whether {@code candidate} is this value, in constant time for its length. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(utf8, candidate.getBytes(UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(utf8, secret.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
