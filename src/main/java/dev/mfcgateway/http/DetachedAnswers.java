package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.flow.DetachedRequests;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.transaction.AnswerClaim;
import dev.mfcgateway.transaction.AnswerTicket;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * The header {@code Prefer: respond-async}, for callers behind a proxy that does not wait as long as MFCentral takes:
 * {@code 202} and where to ask for the answer, which is kept for a day. With {@code wait=} (seconds) it waits that long
 * before. A malformed request is refused at once. Any event loop.
 */
final class DetachedAnswers {

    private static final String NOBODY = "_";
    private static final long NO_TIMER = -1;

    private final DetachedRequests detached;
    private final Reply reply;

    DetachedAnswers(DetachedRequests detached, Reply reply) {
        this.detached = detached;
        this.reply = reply;
    }

    /** For the request itself. */
    Handler<RoutingContext> begin() {
        return ctx -> {
            Optional<Duration> patience = Preference.respondAsync(ctx.request().headers());
            if (patience.isEmpty()) {
                ctx.next();
                return;
            }
            detached.begin(scope(Exchange.of(ctx).caller()))
                    .onSuccess(ticket -> goOn(ctx, ticket, patience.get()))
                    .onFailure(ctx::fail);
        };
    }

    private void goOn(RoutingContext ctx, AnswerTicket ticket, Duration patience) {
        String statusUrl = ctx.request().path() + "/" + ticket.name().value();
        Exchange exchange = Exchange.of(ctx);
        long timer =
                patience.isZero() ? NO_TIMER : ctx.vertx().setTimer(patience.toMillis(), due -> detach(ctx, statusUrl));
        exchange.keepBy((failure, body) -> {
            ctx.vertx().cancelTimer(timer); // it would hold the whole request until it is due
            return exchange.isDetached()
                    ? detached.answered(ticket, IdempotencyGuard.kept(failure, body))
                    : detached.withdrawn(ticket);
        });
        ctx.next();
        if (patience.isZero()) {
            detach(ctx, statusUrl);
        }
    }

    private void detach(RoutingContext ctx, String statusUrl) {
        if (Exchange.of(ctx).detach()) {
            reply.underWay(ctx, statusUrl);
        }
    }

    /** For whoever comes back with the handle. */
    Handler<RoutingContext> find() {
        return ctx -> detached.find(scope(Exchange.of(ctx).caller()), ctx.pathParam("handle"))
                .map(found -> found.orElseThrow(() -> GatewayFailure.of(FailureCategory.TRANSACTION_ID_NOT_FOUND)))
                .onSuccess(answer -> tell(ctx, answer))
                .onFailure(ctx::fail);
    }

    private void tell(RoutingContext ctx, AnswerClaim claim) {
        if (claim instanceof AnswerClaim.Answered answered) {
            reply.kept(ctx, answered.answer());
        } else {
            reply.underWay(ctx, ctx.request().path());
        }
    }

    /** So that a handle is worth nothing to another tenant. */
    private static String scope(Caller caller) {
        return caller.namedTenant().map(Tenant::id).map(id -> id.name()).orElse(NOBODY);
    }
}
