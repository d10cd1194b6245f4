package dev.mfcgateway.http;

import dev.mfcgateway.flow.CreateTransaction;
import dev.mfcgateway.flow.CreatedTransaction;
import dev.mfcgateway.flow.NewTransactionRequest;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.ZoneId;

/** {@code POST /gateway/{tenant}/transaction}. Any event loop. */
final class CreateTransactionHandler implements Handler<RoutingContext> {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final CreateTransaction createTransaction;
    private final Reply reply;

    CreateTransactionHandler(CreateTransaction createTransaction, Reply reply) {
        this.createTransaction = createTransaction;
        this.reply = reply;
    }

    @Override
    public void handle(RoutingContext ctx) {
        NewTransactionRequest request = CreateTransactionBody.read(StrictJson.object(ctx.body()), LocalDate.now(INDIA));
        createTransaction
                .create(request, Exchange.of(ctx).caller().tenantInPath())
                .onSuccess(created -> reply.ok(ctx, data(created)))
                .onFailure(ctx::fail);
    }

    private static JsonObject data(CreatedTransaction created) {
        return new JsonObject()
                .put("transactionId", created.transactionId().value())
                .put("expireAt", IsoTime.of(created.expireAt()));
    }
}
