package dev.mfcgateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.secret.StorageKeys;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** What the schema cannot say of the shared document. */
final class GatewayRules {

    private static final Set<String> REDIS_SCHEMES = Set.of("redis", "rediss");

    private GatewayRules() {}

    static void check(Inspection document) {
        checkPorts(document);
        document.check("redis.endpoints", GatewayRules::checkEndpoint);
        checkEndpointCount(document);
        document.check("storage.encryptionKey", key -> StorageKeys.from(Secret.of(key)));
        document.warnOfWeakSecrets();
        warnOfWrittenPasswords(document);
    }

    private static void checkPorts(Inspection document) {
        Settings settings = document.settings();
        JsonNode port = settings.at("server.port");
        if (port.isNumber() && port.equals(settings.at("management.port"))) {
            boolean isWritten = document.isWritten("management.port"); // else its default was met
            document.refuse(
                    isWritten ? "management.port" : "server.port",
                    "is the same as " + (isWritten ? "server.port" : "management.port"),
                    "allowed: any other port");
        }
    }

    /** Never repeats the URI: it may hold a password. */
    private static void checkEndpoint(String text) {
        try {
            URI uri = new URI(text);
            if (REDIS_SCHEMES.contains(uri.getScheme()) && uri.getHost() != null) {
                return;
            }
        } catch (URISyntaxException e) {
            // Told below, without the text.
        }
        throw new IllegalArgumentException("is not a Redis URI");
    }

    private static void checkEndpointCount(Inspection document) {
        int endpoints = document.settings().at("redis.endpoints").size();
        if (document.settings().at("redis.type").asText().equals("standalone") && endpoints > 1) {
            document.refuse(
                    "redis.endpoints", "is a list of " + endpoints, "allowed: one endpoint with type standalone");
        }
    }

    private static void warnOfWrittenPasswords(Inspection document) {
        document.settings().textsByKey("redis.endpoints").forEach((key, endpoint) -> {
            if (endpoint.contains("@")) {
                document.warnIfWritten(key, "holds a password that is written in the file");
            }
        });
    }
}
