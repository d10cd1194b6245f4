package dev.mfcgateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mfcgateway.flow.ConsentReply;
import dev.mfcgateway.tenant.Caller;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;
import java.util.function.Function;

/** {@code POST /verifyOTP} and {@code POST /validateQR}, which differ in what they read and ask. Any event loop. */
final class ConsentHandler<R> implements Handler<RoutingContext> {

    private final Function<ObjectNode, R> read;
    private final BiFunction<R, Caller, Future<ConsentReply>> ask;
    private final Reply reply;

    ConsentHandler(Function<ObjectNode, R> read, BiFunction<R, Caller, Future<ConsentReply>> ask, Reply reply) {
        this.read = read;
        this.ask = ask;
        this.reply = reply;
    }

    @Override
    public void handle(RoutingContext ctx) {
        ask.apply(read.apply(StrictJson.object(ctx.body())), Exchange.of(ctx).caller())
                .onSuccess(consent -> reply.ok(ctx, data(consent)))
                .onFailure(ctx::fail);
    }

    private static JsonObject data(ConsentReply consent) {
        return new JsonObject()
                .put("transactionId", consent.transactionId().value())
                .put("status", consent.status().name());
    }
}
