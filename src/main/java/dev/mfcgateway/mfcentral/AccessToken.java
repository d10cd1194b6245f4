package dev.mfcgateway.mfcentral;

import dev.mfcgateway.secret.Secret;

/**
 * A token of MFCentral's. The endpoint may hand out the same text twice; the times tell one arrival from another.
 *
 * @param refreshAt when to look for its successor, and {@code expiresAt} when it is of no more use, by the nano clock
 */
record AccessToken(Secret value, long refreshAt, long expiresAt) {}
