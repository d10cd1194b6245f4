package dev.mfcgateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.simulator.crypto.Base64Alphabet;
import dev.mfcgateway.simulator.crypto.Unreadable;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code POST /oauth/token}: a token for a client and its user, or for a refresh token. */
final class TokenEndpoint {
    private final Clients clients;
    private final Tokens tokens;
    private final Dials dials;
    private final Journal journal;

    TokenEndpoint(Clients clients, Tokens tokens, Dials dials, Journal journal) {
        this.clients = clients;
        this.tokens = tokens;
        this.dials = dials;
        this.journal = journal;
    }

    void handle(RoutingContext ctx) {
        String[] basic = basicCredentials(ctx.request().getHeader("Authorization"));
        long number = journal.arrived("token", basic[0]);
        Pause.of(ctx.vertx(), dials.number(Dial.TOKEN_DELAY_MS)).onSuccess(passed -> {
            if (ctx.response().closed()) {
                return;
            }
            if (dials.number(Dial.TOKEN_STATUS) != 0) {
                answer(ctx, number, dials.number(Dial.TOKEN_STATUS), error("unavailable", "Not now"));
            } else if (!clients.knowsClient(basic[0], basic[1])) {
                answer(ctx, number, 401, error("invalid_client", "Bad client credentials"));
            } else {
                grant(ctx, number, basic[0]);
            }
        });
    }

    private void grant(RoutingContext ctx, long number, String clientId) {
        MultiMap form = ctx.request().formAttributes();
        String grantType = String.valueOf(form.get("grant_type"));
        Optional<String> owner =
                switch (grantType) {
                    case "password" ->
                        Optional.of(clientId)
                                .filter(id -> clients.knowsUser(id, form.get("username"), form.get("password")));
                    case "refresh_token" ->
                        tokens.redeem(String.valueOf(form.get("refresh_token"))).filter(clientId::equals);
                    default -> Optional.empty();
                };
        if (owner.isPresent()) {
            answer(ctx, number, 200, tokens.issue(clientId));
        } else {
            answer(ctx, number, 401, error("invalid_grant", "Bad credentials"));
        }
    }

    private void answer(RoutingContext ctx, long number, int status, JsonObject body) {
        journal.answered(number, status);
        HttpServerResponse response = ctx.response().setStatusCode(status);
        int retryAfter = dials.number(Dial.RETRY_AFTER_SECONDS);
        if (status == 429 && retryAfter > 0) {
            response.putHeader("Retry-After", Integer.toString(retryAfter));
        }
        response.putHeader("Content-Type", "application/json").end(body.encode());
    }

    private static JsonObject error(String code, String description) {
        return new JsonObject().put("error", code).put("error_description", description);
    }

    /** Client id and secret; two empty texts where the header is missing or malformed. */
    private static String[] basicCredentials(String header) {
        String[] none = {"", ""};
        if (header == null || !header.startsWith("Basic ")) {
            return none;
        }
        try {
            String text = new String(Base64Alphabet.decode(header.substring("Basic ".length())), UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? none : new String[] {text.substring(0, colon), text.substring(colon + 1)};
        } catch (Unreadable e) {
            return none;
        }
    }
}
