package dev.mfcgateway.http;

import dev.mfcgateway.flow.ReadTransaction;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.transaction.TransactionEvent;
import dev.mfcgateway.transaction.TransactionState;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** {@code GET /gateway/{tenant}/transaction/{transactionId}}. Any event loop. */
final class TransactionStatusHandler implements Handler<RoutingContext> {

    private final ReadTransaction readTransaction;
    private final Reply reply;

    TransactionStatusHandler(ReadTransaction readTransaction, Reply reply) {
        this.readTransaction = readTransaction;
        this.reply = reply;
    }

    @Override
    public void handle(RoutingContext ctx) {
        Tenant tenant = Exchange.of(ctx).caller().tenantInPath();
        readTransaction
                .read(TransactionIdField.parse(Optional.of(ctx.pathParam("transactionId"))), tenant)
                .onSuccess(state -> reply.ok(ctx, data(state, tenant)))
                .onFailure(ctx::fail);
    }

    private static JsonObject data(TransactionState state, Tenant tenant) {
        return new JsonObject()
                .put("transactionId", state.id().value())
                .put("intent", state.intent().name())
                .put("status", state.status().name())
                .put("createdAt", IsoTime.of(state.createdAt()))
                .put("expireAt", IsoTime.of(state.expireAt()))
                .put(
                        "otp",
                        new JsonObject()
                                .put("sends", state.sends())
                                .put(
                                        "sendsAllowed",
                                        state.sendsAllowed()
                                                .orElse(tenant.options().maxSends()))
                                .put("wrongAttempts", state.wrongAttempts()))
                .put("events", events(state.events()));
    }

    private static JsonArray events(List<TransactionEvent> events) {
        JsonArray lines = new JsonArray();
        events.forEach(one ->
                lines.add(new JsonObject().put("at", IsoTime.of(one.at())).put("event", one.event())));
        return lines;
    }
}
