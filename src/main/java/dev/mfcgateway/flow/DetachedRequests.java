package dev.mfcgateway.flow;

import dev.mfcgateway.transaction.AnswerClaim;
import dev.mfcgateway.transaction.AnswerName;
import dev.mfcgateway.transaction.AnswerStore;
import dev.mfcgateway.transaction.AnswerTicket;
import dev.mfcgateway.transaction.KeptAnswer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Requests whose callers do not wait for the answer, but come back for it within a day with a handle that only they
 * know. Fails with {@code internal_error}. Any event loop may call.
 */
public final class DetachedRequests {

    /** No call takes longer than the greatest {@code timeoutMs}, ten minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(11);

    private static final byte[] NOT_COMPARED = {};

    private final AnswerStore answers;

    public DetachedRequests(AnswerStore answers) {
        this.answers = answers;
    }

    /** A name that nobody can guess, claimed. */
    public Future<AnswerTicket> begin(String scope) {
        AnswerName name = new AnswerName(
                scope, AnswerName.Use.DETACHED, UUID.randomUUID().toString().replace("-", ""));
        return answers.claim(name, NOT_COMPARED, LONGEST).map(claim -> ((AnswerClaim.Claimed) claim).ticket());
    }

    public Future<Void> answered(AnswerTicket ticket, KeptAnswer answer) {
        return answers.keep(ticket, answer);
    }

    /** The caller has waited after all. */
    public Future<Void> withdrawn(AnswerTicket ticket) {
        return answers.release(ticket);
    }

    /** {@code Answered}, {@code UnderWay}, or empty. */
    public Future<Optional<AnswerClaim>> find(String scope, String handle) {
        return answers.find(new AnswerName(scope, AnswerName.Use.DETACHED, handle));
    }
}
