package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.GatewayOptions;
import dev.mfcgateway.config.LogOptions;
import dev.mfcgateway.config.LogOptions.Format;
import dev.mfcgateway.config.ProgramOptions;
import dev.mfcgateway.metrics.ConfigMetrics;
import dev.mfcgateway.testing.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Before a gateway that takes whatever it is given, and with each look made by hand. */
@ExtendWith(VertxExtension.class)
class ConfigReloadTest {

    @TempDir
    private Path directory;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<GatewayOptions> taken = new ArrayList<>();
    private final List<LogOptions> logged = new ArrayList<>();
    private Function<GatewayOptions, Future<Void>> gateway = options -> Future.succeededFuture();
    private SpoiltConfig config;
    private ConfigReload reload;

    @BeforeEach
    void start(Vertx vertx) throws IOException {
        config = new SpoiltConfig(directory);
        config.write("tenants/secret", "one-sample-api-secret-of-32-bytes-or-more");
        config.set("tenants/acme.yaml", "/credentials/apiSecret", "${file:secret}");
        ConfigMetrics metrics = new ConfigMetrics(registry, InstantSource.system());
        reload = new ConfigReload(vertx, config.files(), config.load(), this::take, logged::add, metrics);
    }

    @Test
    void tellsTheLogWhatIsToBeLoggedOnlyWhereThatHasChanged() {
        config.set("tenants/acme.yaml", "/otp/maxSends", "3");
        look();
        look();
        assertThat(logged).isEmpty();

        config.set("gateway.yaml", "/logging/levels", "{dev.mfcgateway.access.get_otp: none}");
        look();
        look();

        assertThat(logged)
                .containsExactly(
                        new LogOptions(Format.JSON, Map.of("dev.mfcgateway.access.get_otp", LogOptions.Level.NONE)));
    }

    private Future<Void> take(ProgramOptions options) {
        taken.add(options.gateway());
        return gateway.apply(options.gateway());
    }

    @Test
    void hasTheGatewayTakeAChangeOnceItHasSettled() {
        look();
        config.set("tenants/acme.yaml", "/otp/maxSends", "3");
        look();
        assertThat(taken).isEmpty();

        look();
        look();

        assertThat(taken).singleElement().satisfies(options -> assertThat(
                        options.tenants().get(0).maxSends())
                .isEqualTo(3));
        assertThat(generation()).isEqualTo(2);
        assertThat(reloads("ok")).isEqualTo(1);
    }

    @Test
    void readsASecretFileAgainThatHasChanged() throws IOException {
        config.write("tenants/secret", "another-sample-api-secret-of-32-bytes-or-more");
        settle();

        assertThat(taken.get(0)
                        .tenants()
                        .get(0)
                        .credentials()
                        .apiSecrets()
                        .get(0)
                        .matches("another-sample-api-secret-of-32-bytes-or-more"))
                .isTrue();
    }

    @Test
    void staysWithTheLastGoodOneWhileAFileIsFaultyAndCountsThatOnce() throws IOException {
        String sound = Files.readString(config.file("tenants/acme.yaml"));
        config.set("tenants/acme.yaml", "/otp/maxSends", "0");
        settle();
        settle();

        assertThat(taken).isEmpty();
        assertThat(reloads("error")).isEqualTo(1);
        assertThat(isSuccessful()).isFalse();
        assertThat(generation()).isEqualTo(1);

        config.write("tenants/acme.yaml", sound);
        settle();

        assertThat(taken).hasSize(1);
        assertThat(isSuccessful()).isTrue();
        assertThat(generation()).isEqualTo(2);
    }

    @Test
    void recoversWhenAMissingSecretFileComesBack() throws IOException {
        Files.delete(config.file("tenants/secret"));
        settle();
        assertThat(isSuccessful()).isFalse();

        config.write("tenants/secret", "two-sample-api-secret-of-32-bytes-or-more");
        settle();

        assertThat(isSuccessful()).isTrue();
    }

    @Test
    void keepsTheRedisAndTheStorageKeyThatItWasStartedWith() {
        GatewayOptions started = config.load().options().gateway();
        config.environment().put("MFC_STORAGE_KEY", "YW5vdGhlci1rZXktb2YtMzItYnl0ZXMtbGVuZ3RoISE=");
        config.set("gateway.yaml", "/redis/keyPrefix", "other")
                .set("gateway.yaml", "/server/port", "8088")
                .set("gateway.yaml", "/server/maxBodyBytes", "512");
        settle();

        assertThat(taken.get(0).redis()).isEqualTo(started.redis());
        assertThat(taken.get(0).storageKey()).isEqualTo(started.storageKey());
        assertThat(taken.get(0).maxBodyBytes()).isEqualTo(512);
    }

    @Test
    void takesTheTimesOfShutdownFromTheFiles() {
        config.set("gateway.yaml", "/shutdown/pauseMs", "7");
        settle();

        assertThat(reload.options().shutdownPause()).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void countsWhatTheGatewayRefusesAndTriesItNoSecondTime() {
        gateway = options -> Future.failedFuture(new IllegalArgumentException());
        config.set("tenants/acme.yaml", "/otp/maxSends", "3");
        settle();
        settle();

        assertThat(taken).hasSize(1);
        assertThat(reloads("error")).isEqualTo(1);
        assertThat(reload.options().gateway().tenants().get(0).maxSends()).isEqualTo(5);
    }

    @Test
    void asksForNothingOnceItIsStopped() {
        config.set("tenants/acme.yaml", "/otp/maxSends", "3");
        look();
        reload.stop();
        look();

        assertThat(taken).isEmpty();
        assertThat(reloads("error")).isZero();
    }

    private void settle() {
        look();
        look();
    }

    private void look() {
        Await.result(reload.look());
    }

    private double generation() {
        return registry.get("mfc_gateway_config_generation").gauge().value();
    }

    private boolean isSuccessful() {
        return registry.get("mfc_gateway_config_last_reload_successful").gauge().value() == 1;
    }

    private double reloads(String result) {
        return registry.get("mfc_gateway_config_reloads")
                .tag("result", result)
                .counter()
                .count();
    }
}
