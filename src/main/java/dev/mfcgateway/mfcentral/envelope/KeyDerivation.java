package dev.mfcgateway.mfcentral.envelope;

/** How the AES key comes of the encryption key that MFCentral hands out. */
public enum KeyDerivation {
    /** The first 32 characters of the lower-case hex SHA-256, as ASCII bytes. */
    SHA256_HEX32,
    /** The 32 bytes of the SHA-256. */
    SHA256_RAW
}
