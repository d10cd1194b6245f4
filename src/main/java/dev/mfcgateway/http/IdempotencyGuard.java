package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FieldProblem;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.flow.RepeatedRequests;
import dev.mfcgateway.mfcentral.MfCentralFailure;
import dev.mfcgateway.mfcentral.MfCentralFailure.Effect;
import dev.mfcgateway.transaction.AnswerClaim;
import dev.mfcgateway.transaction.AnswerTicket;
import dev.mfcgateway.transaction.KeptAnswer;
import dev.mfcgateway.transaction.TransactionId;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RequestBody;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header {@code Idempotency-Key}: the same key with the same body is answered once, and then again with the same
 * answer. Kept is what cannot be had a second time: a success, and a failure of MFCentral's that counts. Where nothing was
 * done the key is free again; where that is not known it is blocked until the claim has become void. Any event loop.
 */
final class IdempotencyGuard implements Handler<RoutingContext> {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final RepeatedRequests repeated;
    private final Reply reply;

    IdempotencyGuard(RepeatedRequests repeated, Reply reply) {
        this.repeated = repeated;
        this.reply = reply;
    }

    @Override
    public void handle(RoutingContext ctx) {
        List<String> keys = ctx.request().headers().getAll(HEADER);
        if (keys.isEmpty()) {
            ctx.next();
            return;
        }
        Exchange exchange = Exchange.of(ctx);
        repeated.claim(key(keys), about(ctx.body()), request(exchange.operation(), ctx.body()), exchange.caller())
                .onSuccess(claim -> goOn(ctx, claim))
                .onFailure(ctx::fail);
    }

    private static String key(List<String> keys) {
        if (keys.size() != 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw GatewayFailure.invalidRequest(
                    List.of(new FieldProblem(HEADER, "must be 1 to 255 printable ASCII characters without spaces")));
        }
        return keys.get(0);
    }

    private static Optional<TransactionId> about(RequestBody body) {
        return new Fields(StrictJson.object(body)).text("transactionId").flatMap(TransactionId::parse);
    }

    private static byte[] request(Operation operation, RequestBody body) {
        return Buffer.buffer(operation.label() + "\n")
                .appendBuffer(body.buffer())
                .getBytes();
    }

    private void goOn(RoutingContext ctx, Optional<AnswerClaim> claim) {
        if (claim.isPresent() && claim.get() instanceof AnswerClaim.Answered answered) {
            reply.again(ctx, answered.answer());
            return;
        }
        if (claim.isPresent() && claim.get() instanceof AnswerClaim.Claimed claimed) {
            Exchange.of(ctx).keepBy((failure, body) -> answered(claimed.ticket(), failure, body));
        }
        ctx.next();
    }

    private Future<Void> answered(AnswerTicket ticket, Optional<GatewayFailure> failure, String body) {
        boolean unsure = failure.isPresent()
                && failure.get().category() == FailureCategory.INTERNAL_ERROR
                && !(failure.get() instanceof MfCentralFailure);
        if (unsure) {
            return Future.succeededFuture();
        }
        boolean done =
                failure.isEmpty() || (failure.get() instanceof MfCentralFailure known && known.effect() != Effect.NONE);
        return repeated.answered(ticket, Optional.of(kept(failure, body)).filter(answer -> done));
    }

    static KeptAnswer kept(Optional<GatewayFailure> failure, String body) {
        return new KeptAnswer(
                failure.map(GatewayFailure::category), failure.flatMap(GatewayFailure::internalCause), body);
    }
}
