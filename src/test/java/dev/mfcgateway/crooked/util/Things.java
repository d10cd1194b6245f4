package dev.mfcgateway.crooked.util;

/** A class without a purpose, in a package whose name has none. */
public record Things() {}
