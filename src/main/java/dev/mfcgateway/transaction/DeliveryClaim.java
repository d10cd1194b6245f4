package dev.mfcgateway.transaction;

/**
 * The right to work on a pending transaction. It is lost once its time is over, and once anyone else says when the
 * transaction is due.
 *
 * @param until the time of the queue's own clock that this claim has, by which it is known again
 */
public record DeliveryClaim(TransactionId id, long until) {}
