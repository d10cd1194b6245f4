package dev.mfcgateway.flow;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.transaction.AnswerClaim;
import dev.mfcgateway.transaction.AnswerName;
import dev.mfcgateway.transaction.AnswerStore;
import dev.mfcgateway.transaction.AnswerTicket;
import dev.mfcgateway.transaction.KeptAnswer;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * Has a request that carries the caller's own key happen once: whoever repeats it within a day gets the answer that was
 * given. Keys are a tenant's own. Fails with {@code idempotency_key_reused}, {@code request_in_progress} and
 * {@code internal_error}. Any event loop may call.
 */
public final class RepeatedRequests {

    /** Beyond the deadline of a call, for what comes before and after it. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final AnswerStore answers;
    private final TransactionStore transactions;

    public RepeatedRequests(AnswerStore answers, TransactionStore transactions) {
        this.answers = answers;
        this.transactions = transactions;
    }

    /**
     * Claims {@code key}, or finds the answer that was given. Empty where nobody knows whose the request is: it is going
     * to be refused.
     *
     * @param about the transaction that tells whose a request is that names nobody
     * @param request the whole of it, and what it asks for
     */
    public Future<Optional<AnswerClaim>> claim(
            String key, Optional<TransactionId> about, byte[] request, Caller caller) {
        return tenant(about, caller)
                .compose(tenant -> tenant.map(one -> claim(key, request, one).map(Optional::of))
                        .orElse(Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<Tenant>> tenant(Optional<TransactionId> about, Caller caller) {
        if (caller.namedTenant().isPresent() || about.isEmpty()) {
            return Future.succeededFuture(caller.namedTenant());
        }
        return transactions.owner(about.get()).map(owner -> owner.flatMap(caller::reachable)
                .map(tenant -> caller.reach(tenant.id())));
    }

    private Future<AnswerClaim> claim(String key, byte[] request, Tenant tenant) {
        AnswerName name = new AnswerName(tenant.id().name(), AnswerName.Use.IDEMPOTENCY, key);
        Duration atMost = tenant.options().mfCentral().timeout().plus(MARGIN);
        return answers.claim(name, request, atMost).map(RepeatedRequests::orRefused);
    }

    private static AnswerClaim orRefused(AnswerClaim claim) {
        if (claim instanceof AnswerClaim.UnderWay) {
            throw GatewayFailure.of(FailureCategory.REQUEST_IN_PROGRESS, ASK_AGAIN);
        }
        if (claim instanceof AnswerClaim.OtherRequest) {
            throw GatewayFailure.of(FailureCategory.IDEMPOTENCY_KEY_REUSED);
        }
        return claim;
    }

    /** Says what the answer was; where nothing was done, the key is free again. */
    public Future<Void> answered(AnswerTicket ticket, Optional<KeptAnswer> answer) {
        return answer.map(kept -> answers.keep(ticket, kept)).orElseGet(() -> answers.release(ticket));
    }
}
