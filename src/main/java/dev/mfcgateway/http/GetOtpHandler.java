package dev.mfcgateway.http;

import dev.mfcgateway.flow.GetOtp;
import dev.mfcgateway.flow.GetOtpReply;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** {@code POST /getOTP}: JSON in, JSON out. Any event loop. */
final class GetOtpHandler implements Handler<RoutingContext> {

    private final GetOtp getOtp;
    private final Reply reply;

    GetOtpHandler(GetOtp getOtp, Reply reply) {
        this.getOtp = getOtp;
        this.reply = reply;
    }

    @Override
    public void handle(RoutingContext ctx) {
        getOtp.send(
                        GetOtpBody.read(StrictJson.object(ctx.body())),
                        Exchange.of(ctx).caller())
                .onSuccess(sent -> reply.ok(ctx, data(sent)))
                .onFailure(ctx::fail);
    }

    private static JsonObject data(GetOtpReply sent) {
        return new JsonObject()
                .put("transactionId", sent.transactionId().value())
                .put("channel", sent.channel().label())
                .put("redirectUrl", sent.redirectUrl().orElse(null))
                .put("sendsRemaining", sent.sendsRemaining())
                .put("expireAt", IsoTime.of(sent.expireAt()));
    }
}
