package dev.mfcgateway.tenant;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Whose pages may call a tenant from a browser, and read what they are answered.
 *
 * @param origins each as browsers send it; or {@code *} alone, for any
 * @param maxAge how long a browser may remember the answer to its preflight; default 10 minutes
 */
public record CorsOptions(Set<String> origins, Duration maxAge) {

    public static final String ANY = "*";

    public CorsOptions {
        origins = Set.copyOf(origins);
    }

    /** What a page of {@code origin} is told to be allowed; empty where it is foreign. */
    public Optional<String> allowed(String origin) {
        return Optional.of(origins.contains(ANY) ? ANY : origin).filter(origins::contains);
    }
}
