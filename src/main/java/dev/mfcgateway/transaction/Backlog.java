package dev.mfcgateway.transaction;

/**
 * How many transactions are pending.
 *
 * @param due nobody has taken up yet, though their time has come
 * @param later being worked on, or waiting for their time
 */
public record Backlog(long due, long later) {

    public long total() {
        return due + later;
    }
}
