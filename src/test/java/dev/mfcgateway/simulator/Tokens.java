package dev.mfcgateway.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The access and refresh tokens that were issued. Thread-safe. */
final class Tokens {
    private final Map<String, Token> access = new ConcurrentHashMap<>();
    private final Map<String, Token> refresh = new ConcurrentHashMap<>();
    private final Dials dials;

    private record Token(String clientId, Instant expiresAt, int generation) {}

    Tokens(Dials dials) {
        this.dials = dials;
    }

    /** The answer of the token endpoint. A refresh token lives as long as its generation. */
    JsonObject issue(String clientId) {
        int lifetime = dials.number(Dial.TOKEN_LIFETIME_SECONDS);
        int generation = dials.tokenGeneration();
        String accessToken = UUID.randomUUID().toString();
        String refreshToken = UUID.randomUUID().toString();
        access.put(accessToken, new Token(clientId, Instant.now().plusSeconds(lifetime), generation));
        refresh.put(refreshToken, new Token(clientId, Instant.MAX, generation));
        return new JsonObject()
                .put("access_token", accessToken)
                .put("token_type", "bearer")
                .put("refresh_token", refreshToken)
                .put("expires_in", lifetime)
                .put("scope", "read write trust");
    }

    /** The owner of a live access token. */
    Optional<String> ownerOf(String accessToken) {
        return live(access.get(accessToken));
    }

    /** The owner of a live refresh token, which is used up by this. */
    Optional<String> redeem(String refreshToken) {
        return live(refresh.remove(refreshToken));
    }

    private Optional<String> live(Token token) {
        return Optional.ofNullable(token)
                .filter(t -> t.generation() == dials.tokenGeneration())
                .filter(t -> Instant.now().isBefore(t.expiresAt()))
                .map(Token::clientId);
    }
}
