package dev.mfcgateway.config;

import java.util.List;
import java.util.Locale;

/** Tells a secret that was never chosen: a placeholder, or a key held down. Deliberately not a measure of strength. */
final class WeakSecret {

    private static final List<String> PLACEHOLDERS =
            List.of("changeme", "change-me", "change_me", "replace-me", "replaceme", "placeholder", "your-", "example");

    private static final List<String> FAVOURITES = List.of("password", "secret", "test", "admin", "12345678");

    private static final int FEW = 4;

    private WeakSecret() {}

    static boolean looksLike(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return PLACEHOLDERS.stream().anyMatch(lower::contains)
                || FAVOURITES.contains(lower)
                || lower.chars().distinct().count() < FEW;
    }
}
