package dev.mfcgateway.simulator;

import dev.mfcgateway.simulator.crypto.Unreadable;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * {@code POST /api/client/V1/…}: token and client id, envelope, the {@link CasDesk}, envelope again. What costs an RSA
 * operation runs on the workers.
 */
final class ClientEndpoint {
    private static final String UNAUTHORIZED =
            "{\"error\":\"invalid_token\",\"error_description\":\"Invalid access token or client id\"}";

    private final Clients clients;
    private final Tokens tokens;
    private final CasDesk desk;
    private final Interference interference;
    private final Journal journal;
    private final WorkerExecutor workers;

    ClientEndpoint(
            Clients clients,
            Tokens tokens,
            CasDesk desk,
            Interference interference,
            Journal journal,
            WorkerExecutor workers) {
        this.clients = clients;
        this.tokens = tokens;
        this.desk = desk;
        this.interference = interference;
        this.journal = journal;
        this.workers = workers;
    }

    private record Letter(Reply reply, Buffer text) {}

    void handle(RoutingContext ctx, ClientCall call) {
        String clientId = ctx.request().getHeader("ClientId");
        long number = journal.arrived(call.wireName(), clientId);
        if (!isAuthentic(ctx.request().getHeader("Authorization"), clientId)) {
            refuseToken(ctx, number);
            return;
        }
        String body = ctx.body().asString() == null ? "" : ctx.body().asString();
        workers.executeBlocking(() -> write(clientId, call, body, number), false)
                .compose(letter -> Pause.of(ctx.vertx(), interference.delay()).map(passed -> letter))
                .onSuccess(letter -> send(ctx, letter, number))
                .onFailure(ctx::fail);
    }

    private boolean isAuthentic(String authorization, String clientId) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.startsWith("Bearer "))
                .flatMap(header -> tokens.ownerOf(header.substring("Bearer ".length())))
                .filter(owner -> owner.equals(clientId))
                .isPresent();
    }

    private void refuseToken(RoutingContext ctx, long number) {
        journal.answered(number, 401);
        ctx.response()
                .setStatusCode(401)
                .putHeader("Content-Type", "application/json")
                .end(UNAUTHORIZED);
    }

    private Letter write(String clientId, ClientCall call, String body, long number) {
        ClientEnvelope envelope = clients.envelope(clientId);
        Reply reply = interference
                .instead()
                .orElseGet(() -> interference.upon(process(clientId, call, body, number, envelope)));
        return new Letter(reply, Buffer.buffer(reply.dress().put(reply.body(), envelope)));
    }

    private Reply process(String clientId, ClientCall call, String body, long number, ClientEnvelope envelope) {
        try {
            JsonObject request = envelope.open(body);
            journal.opened(number, String.valueOf(request.getValue("clientRefNo", "")));
            return desk.answer(clientId, call, request);
        } catch (Unreadable e) {
            return Reply.failure(422, "Unprocessable Entity").in(Dress.ERROR);
        }
    }

    private void send(RoutingContext ctx, Letter letter, long number) {
        HttpServerRequest request = ctx.request();
        Delivery delivery = letter.reply().delivery();
        if (request.response().closed()) {
            return;
        }
        if (delivery.answers()) {
            journal.answered(number, letter.reply().status());
        }
        letter.reply().writeHeadTo(request.response());
        delivery.send(ctx.vertx(), request, letter.text());
    }
}
