package dev.mfcgateway.crooked.investor;

import dev.mfcgateway.crooked.http.LooksAround;

/** Sees the storey above, which sees it too. */
public record LooksUp(LooksAround above) {}
