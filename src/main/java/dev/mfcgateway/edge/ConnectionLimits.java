package dev.mfcgateway.edge;

import java.time.Duration;

/**
 * What connections to the public port are held to.
 *
 * @param most open at once, of the whole program; default 5000
 * @param head how long the head of a request may take, from its first byte; default 10 s
 * @param idle how long a connection may be open without a request, before the first one or between two; default 300 s,
 *     longer than load balancers keep theirs
 */
public record ConnectionLimits(int most, Duration head, Duration idle) {}
