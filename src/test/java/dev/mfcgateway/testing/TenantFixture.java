package dev.mfcgateway.testing;

import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.mfcentral.MfCentral;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.tenant.CorsOptions;
import dev.mfcgateway.tenant.PartnerCheck;
import dev.mfcgateway.tenant.RateLimit;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.TenantCredentials;
import dev.mfcgateway.tenant.TenantOptions;
import dev.mfcgateway.tenant.TenantRoutes;
import dev.mfcgateway.transaction.DailyCaps;
import dev.mfcgateway.transaction.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A tenant in the making: without routes, unprotected, with 5 sends, unless said otherwise. */
public final class TenantFixture {

    private final TenantId id;
    private final Set<String> hosts = new HashSet<>();
    private final Set<String> pathPrefixes = new HashSet<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Set<Operation> protect = new HashSet<>();
    private Optional<GatewayMetrics> metrics = Optional.empty();
    private MfCentral mfCentral = new ScriptedMfCentral();
    private int maxSends = 5;
    private List<Duration> resendCooldowns = List.of();
    private DailyCaps dailyCaps = DailyCaps.NONE;
    private Optional<RateLimit> rateLimit = Optional.empty();
    private Optional<CorsOptions> cors = Optional.empty();

    private TenantFixture(TenantId id) {
        this.id = id;
    }

    public static TenantFixture named(String name) {
        return new TenantFixture(new TenantId(name));
    }

    public TenantFixture host(String host) {
        hosts.add(host);
        return this;
    }

    public TenantFixture pathPrefix(String prefix) {
        pathPrefixes.add(prefix);
        return this;
    }

    public TenantFixture header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public TenantFixture protect(Operation operation) {
        protect.add(operation);
        return this;
    }

    public TenantFixture maxSends(int sends) {
        maxSends = sends;
        return this;
    }

    public TenantFixture resendCooldowns(Duration... cooldowns) {
        resendCooldowns = List.of(cooldowns);
        return this;
    }

    public TenantFixture dailyCaps(DailyCaps caps) {
        dailyCaps = caps;
        return this;
    }

    public TenantFixture rateLimit(RateLimit limit) {
        rateLimit = Optional.of(limit);
        return this;
    }

    public TenantFixture cors(String... origins) {
        cors = Optional.of(new CorsOptions(Set.of(origins), Duration.ofMinutes(10)));
        return this;
    }

    public TenantFixture metrics(GatewayMetrics shared) {
        metrics = Optional.of(shared);
        return this;
    }

    public TenantFixture mfCentral(MfCentral scripted) {
        mfCentral = scripted;
        return this;
    }

    public Tenant build() {
        TenantCredentials credentials = new TenantCredentials(
                List.of(Secret.of(PartnerHeaders.API_SECRET)),
                List.of(Secret.of(PartnerHeaders.AUTH_TOKEN_SECRET)),
                protect);
        TenantOptions options = new TenantOptions(
                id,
                new TenantRoutes(hosts, pathPrefixes, headers),
                credentials,
                Duration.ofHours(24),
                maxSends,
                resendCooldowns,
                dailyCaps,
                5,
                null, // the account at MFCentral: whoever would use it is scripted
                Optional.empty(),
                Optional.empty(),
                cors);
        GatewayMetrics meters = metrics.orElseGet(() -> new GatewayMetrics(new SimpleMeterRegistry(), "test"));
        return new Tenant(
                options,
                new PartnerCheck(credentials, InstantSource.system()),
                mfCentral,
                Optional.empty(),
                rateLimit,
                meters.requests(id.name()),
                meters.upstream(id.name()),
                meters.webhook(id.name()));
    }
}
