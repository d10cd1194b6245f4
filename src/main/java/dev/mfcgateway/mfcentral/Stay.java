package dev.mfcgateway.mfcentral;

import dev.mfcgateway.metrics.BreakerCall;
import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * What a breaker does for a while: {@link Closed} or {@link Opening}. Each time is a new object, and a call counts only
 * in the one that it began in. Any thread.
 */
sealed interface Stay permits Closed, Opening {

    /** Makes the call, or refuses it with the library's own failures. */
    <T> Future<T> run(Supplier<Future<T>> call);

    /** A call that began here has ended; returns whether the breaker must open because of it. */
    boolean opensAfter(BreakerCall ended);

    /** Whether this should have been over long ago, so that nobody must wait for it. */
    boolean isLost();

    /** Which opening this is since the breaker was closed; 0 while it is. */
    int opening();
}
