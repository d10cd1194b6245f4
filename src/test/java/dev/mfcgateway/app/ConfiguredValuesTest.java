package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.mfcentral.BreakerOptions;
import dev.mfcgateway.mfcentral.ConsentFlow;
import dev.mfcgateway.mfcentral.MfCentralOptions;
import dev.mfcgateway.mfcentral.envelope.Base64Form;
import dev.mfcgateway.mfcentral.envelope.SignatureForm;
import dev.mfcgateway.redis.RedisStoreOptions;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.tenant.CorsOptions;
import dev.mfcgateway.tenant.RateLimitOptions;
import dev.mfcgateway.tenant.TenantOptions;
import dev.mfcgateway.transaction.DailyCaps;
import dev.mfcgateway.webhook.WebhookOptions;
import io.vertx.redis.client.RedisClientType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written in a file is what stands in the options. */
class ConfiguredValuesTest {

    private static final String ACME = "tenants/acme.yaml";
    private static final String BREAKER =
            "{failureRatio: 1, slowCallMs: 900, slowCallRatio: 0.8, minimumCalls: 3, windowMs: 2000, openMs: 7, maxOpenMs: 8}";

    @TempDir
    private Path directory;

    private SpoiltConfig config;

    @BeforeEach
    void copySamples() throws IOException {
        config = new SpoiltConfig(directory);
    }

    @Test
    void ofRedis() {
        config.set("gateway.yaml", "/redis", "{type: sentinel, endpoints: ['rediss://one', 'rediss://two:26379/1']}")
                .set("gateway.yaml", "/redis/masterName", "main")
                .set("gateway.yaml", "/redis/commandTimeoutMs", "500");

        assertThat(config.load().options().gateway().redis())
                .isEqualTo(new RedisStoreOptions(
                        RedisClientType.SENTINEL,
                        List.of(Secret.of("rediss://one"), Secret.of("rediss://two:26379/1")),
                        Optional.empty(),
                        "main",
                        Duration.ofMillis(500),
                        "mfg"));
    }

    @Test
    void ofTheProgram() {
        config.set("gateway.yaml", "/shutdown", "{pauseMs: 0, drainMs: 1}")
                .set("gateway.yaml", "/management/host", "127.0.0.1");

        var options = config.load().options();
        assertThat(options.shutdownPause()).isZero();
        assertThat(options.shutdownDrain()).isEqualTo(Duration.ofMillis(1));
        assertThat(options.management().host()).isEqualTo("127.0.0.1");
        assertThat(options.gateway().maxBodyBytes()).isEqualTo(16384);
        assertThat(options.gateway().docs()).isTrue();
        config.set("gateway.yaml", "/docs", "{enabled: false}");
        assertThat(config.load().options().gateway().docs()).isFalse();
    }

    @Test
    void ofRoutesInLowerCase() {
        config.set(ACME, "/routes", "{hosts: [ACME.example.in], headers: {X-Gateway-Name: Acme}}");

        var routes = acme().routes();
        assertThat(routes.hosts()).containsExactly("acme.example.in");
        assertThat(routes.pathPrefixes()).isEmpty();
        assertThat(routes.headers()).containsExactly(Map.entry("x-gateway-name", "Acme"));
    }

    @Test
    void ofCredentialsWithTheNewestSecretFirst() {
        config.environment().put("NEWEST", "a-newer-secret-of-32-bytes-4f81c0");
        config.set(ACME, "/credentials/apiSecret", "['${env:NEWEST}', '${env:ACME_API_SECRET}']")
                .set(ACME, "/credentials/protect", "[getOtp, verifyOtp]");

        var credentials = acme().credentials();
        assertThat(credentials.apiSecrets())
                .extracting(Secret::reveal)
                .containsExactly(
                        "a-newer-secret-of-32-bytes-4f81c0",
                        config.environment().get("ACME_API_SECRET"));
        assertThat(credentials.protect())
                .containsExactlyInAnyOrder(
                        Operation.GET_OTP, Operation.READ_ANSWER, Operation.VERIFY_OTP, Operation.VALIDATE_QR);
    }

    @Test
    void ofMfCentral() {
        config.set(ACME, "/mfcentral/baseUrl", "https://services.mfcentral.com/")
                .set(ACME, "/mfcentral/origin", "https://acme.example.in")
                .set(ACME, "/mfcentral/base64", "standard")
                .set(ACME, "/mfcentral/signature", "jwt")
                .set(ACME, "/mfcentral/timeoutMs", "1000")
                .set(ACME, "/mfcentral/breaker", BREAKER);

        MfCentralOptions options = acme().mfCentral();
        assertThat(options.baseUrl()).hasToString("https://services.mfcentral.com");
        assertThat(options.origin()).contains("https://acme.example.in");
        assertThat(options.envelope().base64()).isEqualTo(Base64Form.STANDARD);
        assertThat(options.envelope().signature()).isEqualTo(SignatureForm.JWT);
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.breaker())
                .isEqualTo(new BreakerOptions(
                        1,
                        Duration.ofMillis(900),
                        OptionalDouble.of(0.8),
                        3,
                        Duration.ofSeconds(2),
                        Duration.ofMillis(7),
                        Duration.ofMillis(8)));
        assertThat(((ConsentFlow.Redirect) options.flow()).returnUrl()).hasToString("https://acme.example.in/mfc");
    }

    @Test
    void ofTheWebhook() {
        config.set(ACME, "/webhook", "{url: 'https://acme.example.in/hooks/', retryDelaysMs: [0, 5000]}")
                .set(ACME, "/webhook/allowPrivateAddresses", "true");

        assertThat(acme().webhook())
                .contains(new WebhookOptions(
                        URI.create("https://acme.example.in/hooks/"),
                        List.of(Duration.ZERO, Duration.ofSeconds(5)),
                        true));
    }

    @Test
    void ofTheWebhookByDefault() {
        assertThat(acme().webhook()).isEmpty();

        config.set(ACME, "/webhook", "{url: 'https://acme.example.in'}");
        assertThat(acme().webhook()).hasValueSatisfying(webhook -> {
            assertThat(webhook.retryDelays()).hasSize(9).startsWith(Duration.ofSeconds(5), Duration.ofMinutes(5));
            assertThat(webhook.allowPrivateAddresses()).isFalse();
        });
    }

    @Test
    void ofTheCooldowns() {
        assertThat(acme().resendCooldowns()).isEmpty();

        config.set(ACME, "/otp/resendCooldownsMs", "[0, 30000, 30000]");
        assertThat(acme().resendCooldowns())
                .containsExactly(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    @Test
    void ofTheDailyCaps() {
        assertThat(acme().dailyCaps()).isEqualTo(DailyCaps.NONE);

        config.set(ACME, "/otp/dailyCaps", "{perPan: 20, perTenant: 100000}");
        assertThat(acme().dailyCaps())
                .isEqualTo(new DailyCaps(OptionalInt.of(20), OptionalInt.empty(), OptionalInt.of(100_000)));
    }

    @Test
    void ofTheRateLimit() {
        assertThat(acme().rateLimit()).isEmpty();

        config.set(ACME, "/rateLimit", "{requestsPerSecond: 0.5, burst: 3}");
        assertThat(acme().rateLimit()).contains(new RateLimitOptions(0.5, 3));
    }

    @Test
    void ofCors() {
        assertThat(acme().cors()).isEmpty();

        config.set(ACME, "/cors", "{origins: ['https://app.example.in:8443', 'http://localhost:3000']}");
        assertThat(acme().cors())
                .contains(new CorsOptions(
                        Set.of("https://app.example.in:8443", "http://localhost:3000"), Duration.ofMinutes(10)));
    }

    @Test
    void ofTheSamplesThatAreCommentedOut() throws IOException {
        String commentedOut = "( *(rateLimit|requestsPerSecond|burst|cors|origins|maxAgeMs|resendCooldownsMs|dailyCaps"
                + "|webhook|url|retryDelaysMs|allowPrivateAddresses):)";
        config.write(ACME, Files.readString(config.file(ACME)).replaceAll("(?m)^( *)# " + commentedOut, "$1$2"));

        assertThat(acme().rateLimit()).contains(new RateLimitOptions(50, 100));
        assertThat(acme().cors())
                .contains(new CorsOptions(Set.of("https://app.acme.example.in"), Duration.ofMinutes(10)));
        assertThat(acme().resendCooldowns())
                .containsExactly(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2));
        assertThat(acme().dailyCaps())
                .isEqualTo(new DailyCaps(OptionalInt.of(20), OptionalInt.of(20), OptionalInt.of(100_000)));
        assertThat(acme().webhook()).isPresent();
    }

    private TenantOptions acme() {
        return config.load().options().gateway().tenants().get(0);
    }
}
