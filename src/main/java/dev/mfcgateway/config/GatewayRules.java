package dev.mfcgateway.config;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.secret.StorageKeys;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the schema cannot say of the shared document. */
final class GatewayRules {

    private static final Set<String> REDIS_SCHEMES = Set.of("redis", "rediss");

    private static final Pattern DATABASE = Pattern.compile("/[0-9]{0,5}");

    private GatewayRules() {}

    static void check(Inspection document) {
        checkPorts(document);
        document.check("redis.endpoints", GatewayRules::checkEndpoint);
        checkEndpointCount(document);
        checkTls(document);
        document.check("redis.caCertificates", GatewayRules::checkCertificates);
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
            boolean hasDatabaseAtMost =
                    uri.getPath().isEmpty() || DATABASE.matcher(uri.getPath()).matches();
            if (REDIS_SCHEMES.contains(uri.getScheme()) && uri.getHost() != null && hasDatabaseAtMost) {
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

    private static void checkTls(Inspection document) {
        List<String> endpoints = document.settings().texts("redis.endpoints");
        long tls = endpoints.stream()
                .filter(endpoint -> endpoint.startsWith("rediss:"))
                .count();
        if (tls > 0 && tls < endpoints.size()) {
            document.refuse(
                    "redis.endpoints", "mixes redis:// and rediss://", "allowed: one of the two for all endpoints");
        }
    }

    private static void checkCertificates(String pem) {
        try {
            InputStream bytes = new ByteArrayInputStream(pem.getBytes(US_ASCII));
            if (!CertificateFactory.getInstance("X.509")
                    .generateCertificates(bytes)
                    .isEmpty()) {
                return;
            }
        } catch (CertificateException e) {
            // Told below.
        }
        throw new IllegalArgumentException("holds no certificate");
    }

    private static void warnOfWrittenPasswords(Inspection document) {
        document.settings().textsByKey("redis.endpoints").forEach((key, endpoint) -> {
            if (endpoint.contains("@")) {
                document.warnIfWritten(key, "holds a password that is written in the file");
            }
        });
    }
}
