package dev.mfcgateway.mfcentral.envelope;

/** How the ciphertext is signed. Either form is read. */
public enum SignatureForm {
    /** RFC 7797: a JWS over the ciphertext as sent, the payload left out. */
    DETACHED_JWS,
    /** A compact JWT with the one claim {@code data}. */
    JWT
}
