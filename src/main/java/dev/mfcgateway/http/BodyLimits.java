package dev.mfcgateway.http;

import java.time.Duration;

/**
 * How much of a body is taken, and for how long.
 *
 * @param json bytes; default 16384
 * @param qr bytes of a body that carries an image; default 1048576
 * @param patience how long a request may take to say what it wants; 10 s
 */
public record BodyLimits(int json, int qr, Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public BodyLimits(int json, int qr) {
        this(json, qr, PATIENCE);
    }
}
