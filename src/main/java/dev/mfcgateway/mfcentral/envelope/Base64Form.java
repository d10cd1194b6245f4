package dev.mfcgateway.mfcentral.envelope;

/** The base64 alphabet that ciphertext is sent in, padding kept. Any is read. */
public enum Base64Form {
    URL,
    STANDARD
}
