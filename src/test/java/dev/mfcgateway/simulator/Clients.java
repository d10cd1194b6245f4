package dev.mfcgateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.simulator.crypto.Unreadable;
import io.vertx.core.json.JsonObject;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The partners that MFCentral knows, and their envelopes. Immutable. */
final class Clients {
    private final Map<String, SimulatorClient> byId;
    private final Map<String, ClientEnvelope> envelopes;

    Clients(List<SimulatorClient> clients) {
        byId = clients.stream().collect(Collectors.toUnmodifiableMap(SimulatorClient::clientId, Function.identity()));
        envelopes =
                clients.stream().collect(Collectors.toUnmodifiableMap(SimulatorClient::clientId, ClientEnvelope::new));
    }

    ClientEnvelope envelope(String clientId) {
        return envelopes.get(clientId);
    }

    boolean knowsClient(String clientId, String clientSecret) {
        return Optional.ofNullable(byId.get(clientId))
                .filter(client -> same(client.clientSecret(), clientSecret))
                .isPresent();
    }

    boolean knowsUser(String clientId, String userName, String password) {
        SimulatorClient client = byId.get(clientId);
        return client != null && same(client.userName(), userName) && same(client.password(), password);
    }

    /** Tries every client's URL key; the one that opens the data tells whose it is. */
    RedirectTicket openRedirect(String data) {
        return byId.values().stream()
                .flatMap(client -> ticket(client, data).stream())
                .findFirst()
                .orElseThrow(() -> new Unreadable("no client's URL key opens it"));
    }

    private static Optional<RedirectTicket> ticket(SimulatorClient client, String data) {
        try {
            JsonObject opened = new RedirectEnvelope(client.urlKey()).open(data);
            return Optional.of(RedirectTicket.read(client.clientId(), opened));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private static boolean same(String expected, String given) {
        return given != null && MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
