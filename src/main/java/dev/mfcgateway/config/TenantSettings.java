package dev.mfcgateway.config;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.tenant.CorsOptions;
import dev.mfcgateway.tenant.RateLimitOptions;
import dev.mfcgateway.tenant.TenantCredentials;
import dev.mfcgateway.tenant.TenantOptions;
import dev.mfcgateway.tenant.TenantRoutes;
import dev.mfcgateway.transaction.DailyCaps;
import dev.mfcgateway.transaction.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A tenant's document, already found good, as options. */
final class TenantSettings {

    private TenantSettings() {}

    static TenantOptions options(Settings settings) {
        return new TenantOptions(
                new TenantId(settings.text("name")),
                routes(settings),
                credentials(settings),
                settings.millis("transaction.lifetimeMs"),
                settings.number("otp.maxSends"),
                settings.listOfMillis("otp.resendCooldownsMs"),
                dailyCaps(settings),
                settings.number("otp.maxWrongAttempts"),
                MfCentralSettings.options(settings),
                WebhookSettings.options(settings),
                rateLimit(settings),
                cors(settings));
    }

    private static DailyCaps dailyCaps(Settings settings) {
        return new DailyCaps(
                settings.optionalNumber("otp.dailyCaps.perPan"),
                settings.optionalNumber("otp.dailyCaps.perContact"),
                settings.optionalNumber("otp.dailyCaps.perTenant"));
    }

    private static Optional<RateLimitOptions> rateLimit(Settings settings) {
        return settings.at("rateLimit").isMissingNode()
                ? Optional.empty()
                : Optional.of(new RateLimitOptions(
                        settings.at("rateLimit.requestsPerSecond").doubleValue(), settings.number("rateLimit.burst")));
    }

    private static Optional<CorsOptions> cors(Settings settings) {
        return settings.at("cors").isMissingNode()
                ? Optional.empty()
                : Optional.of(
                        new CorsOptions(Set.copyOf(settings.texts("cors.origins")), settings.millis("cors.maxAgeMs")));
    }

    private static TenantRoutes routes(Settings settings) {
        return new TenantRoutes(
                settings.texts("routes.hosts").stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .collect(toSet()),
                Set.copyOf(settings.texts("routes.pathPrefixes")),
                settings.at("routes.headers").properties().stream()
                        .collect(toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                (Map.Entry<String, JsonNode> header) ->
                                        header.getValue().textValue())));
    }

    private static TenantCredentials credentials(Settings settings) {
        return new TenantCredentials(
                settings.secrets("credentials.apiSecret"),
                settings.secrets("credentials.authTokenSecret"),
                protectedOperations(settings.texts("credentials.protect")));
    }

    private static Set<Operation> protectedOperations(List<String> names) {
        return Arrays.stream(Operation.values())
                .filter(operation -> names.contains(operation.configName()))
                .collect(toSet());
    }
}
