package dev.mfcgateway.transaction;

/**
 * What an answer is kept under.
 *
 * @param scope whose it is: a tenant's name, or {@code _} for a request that names nobody
 * @param use what it is kept for; no two uses share names
 * @param value the caller's own key, or a handle that was given out; never stored as it is
 */
public record AnswerName(String scope, Use use, String value) {

    /** Why an answer is kept. */
    public enum Use {
        /** The request may be repeated under the caller's key. */
        IDEMPOTENCY,
        /** The caller did not wait for it. */
        DETACHED
    }

    /** Without the value, which is the key to somebody's answer. */
    @Override
    public String toString() {
        return scope + " " + use;
    }
}
