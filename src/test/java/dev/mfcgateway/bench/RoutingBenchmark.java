package dev.mfcgateway.bench;

import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.Tenants;
import dev.mfcgateway.testing.TenantFixture;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to find out whose a request is, among so many tenants. Each of them has a host, a wildcard, a path
 * prefix and a header of its own name; the request has the headers that a partner's server sends.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoutingBenchmark {

    /** Ten thousand tenants' meters would be the benchmark of the garbage collector. */
    private static final GatewayMetrics NO_METERS = new GatewayMetrics(denyAll(), "none");

    @Param({"2", "100", "10000"})
    private int tenants;

    private Tenants directory;
    private String last;
    private MultiMap plain;
    private MultiMap naming;

    private static MeterRegistry denyAll() {
        MeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(MeterFilter.deny());
        return registry;
    }

    @Setup
    public void set() {
        directory = new Tenants(
                IntStream.range(0, tenants).mapToObj(RoutingBenchmark::tenant).toList());
        last = "tenant-" + (tenants - 1);
        plain = headers();
        naming = headers().add("X-" + last, last);
    }

    private static Tenant tenant(int number) {
        String name = "tenant-" + number;
        return TenantFixture.named(name)
                .host(name + ".example.in")
                .host("*." + name + ".example.com")
                .pathPrefix("/" + name)
                .header("x-" + name, name)
                .metrics(NO_METERS)
                .build();
    }

    private static MultiMap headers() {
        MultiMap headers = HttpHeaders.headers();
        List.of("Host", "Content-Type", "Content-Length", "Accept", "User-Agent", "X-Request-Id", "Connection")
                .forEach(name -> headers.add(name, "value"));
        return headers;
    }

    @Benchmark
    public Set<Tenant> byHost() {
        return directory.named(last + ".example.in", "", plain);
    }

    @Benchmark
    public Set<Tenant> byWildcard() {
        return directory.named("shop." + last + ".example.com", "", plain);
    }

    @Benchmark
    public Set<Tenant> byPathPrefix() {
        return directory.named("gateway.example.in", "/" + last, plain);
    }

    @Benchmark
    public Set<Tenant> byHeader() {
        return directory.named("gateway.example.in", "", naming);
    }

    @Benchmark
    public Set<Tenant> byNothing() {
        return directory.named("gateway.example.in", "", plain);
    }
}
