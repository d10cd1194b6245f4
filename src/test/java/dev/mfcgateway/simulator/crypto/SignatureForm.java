package dev.mfcgateway.simulator.crypto;

/** The two forms in which a signature over a ciphertext is seen on the wire. */
public enum SignatureForm {
    /** RFC 7797: {@code <header>..<signature>}, signed over the header and the ciphertext verbatim. */
    DETACHED_JWS,
    /** A compact JWT with the one claim {@code data}, which holds the ciphertext. */
    JWT
}
