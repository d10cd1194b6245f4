package dev.mfcgateway.transaction;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * Holdings that were fetched and not yet delivered, unreadable to whoever else reads the store. Fails with
 * {@code internal_error}: {@code redis_unavailable} where it is unknown whether the step was taken, {@code unexpected}
 * where what is kept cannot be opened.
 */
public interface HoldingsVault {

    /**
     * Replaces what was kept before.
     *
     * @param ttl after which they are gone; a millisecond at the least
     */
    Future<Void> put(TransactionId id, byte[] holdings, Duration ttl);

    Future<Optional<byte[]>> get(TransactionId id);

    /** They are kept for {@code ttl} from now; nothing happens where there are none. */
    Future<Void> prolong(TransactionId id, Duration ttl);

    Future<Void> remove(TransactionId id);
}
