package dev.mfcgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.app.ConfigFiles;
import dev.mfcgateway.http.InForce;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.TenantOptions;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.SampleConfig;
import dev.mfcgateway.testing.SampleEnvironment;
import dev.mfcgateway.transaction.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the sample tenants, who talk to nobody here. */
class LiveTenantsTest {

    private static final Map<String, String> ENVIRONMENT = SampleEnvironment.of(SampleClients.generate());
    private static final Duration NEVER = Duration.ofDays(1);

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TenantWiring wiring =
            new TenantWiring(vertx, new GatewayMetrics(registry, "test"), InstantSource.system());

    @TempDir
    private Path directory;

    private SampleConfig config;
    private LiveTenants tenants;

    @BeforeEach
    void start() throws IOException {
        config = SampleConfig.in(directory, "redis://127.0.0.1:1", "http://127.0.0.1:1");
        tenants = live(NEVER);
    }

    @AfterEach
    void stop() {
        Await.result(tenants.close());
        wiring.close();
        Await.result(vertx.close());
    }

    private LiveTenants live(Duration grace) {
        return new LiveTenants(vertx, wiring, options(), any -> grace);
    }

    private GatewayOptions options() {
        return new ConfigFiles(ENVIRONMENT::get).load(config.file()).options().gateway();
    }

    @Test
    void keepsAllThatATenantKnowsWhereItsFileSaysTheSame() {
        InForce before = tenants.inForce();
        Tenant acme = acme();

        Await.result(tenants.reload(options()));

        assertThat(tenants.inForce()).isNotSameAs(before);
        assertThat(acme().mfCentral()).isSameAs(acme.mfCentral());
        assertThat(acme().partnerCheck()).isSameAs(acme.partnerCheck());
        assertThat(acme().upstreamMetrics()).isSameAs(acme.upstreamMetrics());
    }

    @Test
    void replacesOnlyThePartsWhoseOptionsChanged() throws IOException {
        Tenant acme = acme();
        config.change("tenants/acme.yaml", "maxSends: 5", "maxSends: 3").withWebhook("acme", "http://127.0.0.1:1/");
        Await.result(tenants.reload(options()));

        Tenant withWebhook = acme();
        assertThat(withWebhook.options().maxSends()).isEqualTo(3);
        assertThat(withWebhook.webhook()).isPresent();
        assertThat(withWebhook.mfCentral()).isSameAs(acme.mfCentral());

        config.change("tenants/acme.yaml", "maxInFlight: 2000", "maxInFlight: 1");
        Await.result(tenants.reload(options()));

        assertThat(acme().mfCentral()).isNotSameAs(acme.mfCentral());
        assertThat(acme().webhook()).isEqualTo(withWebhook.webhook());
        assertThat(acme().requestMetrics()).isSameAs(acme.requestMetrics());
    }

    @Test
    void takesOtherLimitsOfBodiesAndKeepsHoldingsAsLongAsTheNewTenantsSay() throws IOException {
        assertThat(tenants.inForce().limits().json()).isEqualTo(16_384);
        assertThat(tenants.directory().holdingsKept()).isEqualTo(Duration.ofDays(1));

        config.change("gateway.yaml", "maxBodyBytes: 16384", "maxBodyBytes: 512")
                .withWebhook("acme", "http://127.0.0.1:1/");
        Await.result(tenants.reload(options()));

        assertThat(tenants.inForce().limits().json()).isEqualTo(512);
        assertThat(tenants.directory().holdingsKept()).isGreaterThan(Duration.ofDays(3));
    }

    @Test
    void staysAsItIsWhereOptionsContradictThemselves() {
        InForce before = tenants.inForce();
        List<TenantOptions> clashing =
                Stream.of("bolt", "cargo").map(this::acmeAs).toList();

        Throwable failure = Await.failure(tenants.reload(withTenants(clashing)));

        assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("share");
        assertThat(tenants.inForce()).isSameAs(before);
        assertThat(labels()).containsExactlyInAnyOrder("_unknown", "acme", "globex");
    }

    @Test
    void refusesAnotherRedisAndAnotherStorageKey() {
        GatewayOptions options = options();
        config.change("gateway.yaml", "keyPrefix: mfg", "keyPrefix: other");

        assertThat(Await.failure(tenants.reload(options())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("redis and storageKey cannot change before the next start");
        assertThat(Await.failure(tenants.reload(
                        new GatewayOptions(options.redis(), Secret.of("other"), 1, 1, 1, true, options.tenants()))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsATenantThatWasAddedAtOnceAndOneThatWasRemovedUntilNobodyCanUseIt() {
        GatewayOptions withBolt = withTenants(List.of(acmeAs("bolt")));
        Await.result(tenants.reload(withBolt));
        assertThat(tenants.directory().find(new TenantId("acme"))).isEmpty();
        assertThat(labels()).containsExactlyInAnyOrder("_unknown", "acme", "globex", "bolt");
    }

    @Test
    void takesTheMetersOfARemovedTenantOutWhenTheGraceIsOver() throws InterruptedException {
        Await.result(tenants.close());
        tenants = live(Duration.ofMillis(1));
        Await.result(tenants.reload(withTenants(List.of(acmeAs("bolt")))));

        for (int look = 0; look < 2_000 && labels().size() > 2; look++) {
            TimeUnit.MILLISECONDS.sleep(5);
        }

        assertThat(labels()).containsExactlyInAnyOrder("_unknown", "bolt");
    }

    /** A body of 10 s, six commands, a call of 150 s, half a minute. */
    @Test
    void waitsForTheLongestThatARequestMayTake() {
        assertThat(new Grace(Duration.ofSeconds(1)).of(tenants.inForce())).isEqualTo(Duration.ofSeconds(196));
    }

    @Test
    void endsWithTheLastOfManyReloads() {
        List<Future<Void>> reloads = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> tenants.reload(withTenants(List.of(acmeAs("t" + number)))))
                .toList();

        Await.result(Future.all(reloads));

        assertThat(tenants.directory().find(new TenantId("t20"))).isPresent();
    }

    @Test
    void finishesAReloadThatHasBegunBeforeItClosesAndRefusesOneThatComesLater() {
        Future<Void> begun = tenants.reload(options());
        Future<Void> closed = tenants.close();
        Future<Void> late = tenants.reload(options());

        Await.result(begun);
        Await.result(closed);
        assertThat(Await.failure(late))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the gateway is closed");
    }

    private Tenant acme() {
        return tenants.directory().find(new TenantId("acme")).orElseThrow();
    }

    /** acme's options under another name, with acme's routes. */
    private TenantOptions acmeAs(String name) {
        config.change("tenants/acme.yaml", "name: acme ", "name: " + name + " ");
        TenantOptions renamed = options().tenants().get(0);
        config.change("tenants/acme.yaml", "name: " + name + " ", "name: acme ");
        return renamed;
    }

    private GatewayOptions withTenants(List<TenantOptions> others) {
        GatewayOptions options = options();
        return new GatewayOptions(
                options.redis(),
                options.storageKey(),
                options.maxBodyBytes(),
                options.maxQrBytes(),
                options.maxInFlight(),
                options.docs(),
                others);
    }

    /** Of the tenants that the metrics show. */
    private Set<String> labels() {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getTag("tenant"))
                .filter(label -> label != null)
                .collect(Collectors.toSet());
    }
}
