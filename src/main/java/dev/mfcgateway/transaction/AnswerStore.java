package dev.mfcgateway.transaction;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * Answers that are given again to the same request, for a day. Each step is atomic. Fails with {@code internal_error}
 * ({@code redis_unavailable} where it is unknown whether the step was taken).
 */
public interface AnswerStore {

    /**
     * Claims {@code name} for a request.
     *
     * @param request the whole of it; kept as a keyed hash alone
     * @param atMost after which a claim that nobody kept or released is void: whoever had it has died
     */
    Future<AnswerClaim> claim(AnswerName name, byte[] request, Duration atMost);

    /** Keeps the answer; does nothing where somebody else has claimed the name since. */
    Future<Void> keep(AnswerTicket ticket, KeptAnswer answer);

    /** Gives the name back, as if nothing had been asked. */
    Future<Void> release(AnswerTicket ticket);

    /** What is known of {@code name}: {@code Answered}, {@code UnderWay}, or empty. */
    Future<Optional<AnswerClaim>> find(AnswerName name);
}
