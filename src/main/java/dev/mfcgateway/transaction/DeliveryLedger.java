package dev.mfcgateway.transaction;

import io.vertx.core.Future;
import java.util.Optional;

/**
 * What became of a verified transaction: its holdings fetched, delivered or given up. Each method is one atomic step. All
 * fail with {@code internal_error} ({@code redis_unavailable} where it is unknown whether the step was taken) and never
 * retry by themselves. A transaction that is gone stays gone. A label is 1 to 40 letters, digits and {@code _}, and goes
 * into the history that the partner sees; anything else is an {@link IllegalArgumentException}.
 */
public interface DeliveryLedger {

    /** Empty where there is nothing to deliver: the transaction is gone, or no OTP of it was sent. */
    Future<Optional<DeliveryWork>> work(TransactionId id);

    /** MFCentral handed the holdings over. */
    Future<Void> holdingsFetched(TransactionId id);

    /**
     * Counts an attempt to deliver, and gives its number, from 1; 0 where the transaction is gone.
     *
     * @param label how it ended, such as {@code HTTP_503} or {@code TIMEOUT}
     */
    Future<Integer> deliveryAttempted(TransactionId id, String label);

    /** The partner has the holdings: {@code PROCESSING} becomes {@code COMPLETED}. Gives whether it did just now. */
    Future<Boolean> completed(TransactionId id);

    /** Nothing more is tried: {@code PROCESSING} becomes {@code ERRORED}. Gives whether it did just now. */
    Future<Boolean> errored(TransactionId id, String label);
}
