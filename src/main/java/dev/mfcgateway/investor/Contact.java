package dev.mfcgateway.investor;

/** Where the OTP goes. */
public sealed interface Contact permits Phone, Email {

    Channel channel();

    /** The address itself, normalised. For the call to MFCentral and for keyed hashes, and nothing else. */
    String reveal();
}
