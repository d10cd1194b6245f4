package dev.mfcgateway.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.testing.GatewayProcess;
import dev.mfcgateway.testing.SampleConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/** The same refused getOTPs of one tenant, beside a thousand others: what they cost, and what a scrape is then. */
final class ManyTenants implements Scenario {

    private static final int TENANTS = 1_000;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 5;

    @Override
    public String name() {
        return "tenants";
    }

    @Override
    public void run(Stage stage, Results results) throws IOException, InterruptedException {
        int upstream = stage.upstream(0);
        Contender few = contender("2 tenants", stage.gateway(upstream, List.of()));
        SampleConfig config = stage.config(upstream);
        for (int i = 2; i < TENANTS; i++) {
            config.tenantLike("acme", "tenant-" + i);
        }
        long began = System.nanoTime();
        Contender many = contender("1,000 tenants", stage.gateway(config, List.of()));
        results.add(Figure.TENANTS_START, (System.nanoTime() - began) / 1e6);

        Rounds rounds = new Rounds(new Wrk(stage.directory()), stage.transactions(), ROUNDS, SECONDS);
        rounds.warmUp(few, Load.REFUSED);
        rounds.warmUp(many, Load.REFUSED);
        results.add(name(), rounds.run(Load.REFUSED, List.of(few, many), () -> {}));
        scrape(config, results);
        results.add(Figure.TENANTS_RESIDENT, many.usage().residentKib() / 1024.0);
    }

    private static Contender contender(String name, GatewayProcess gateway) throws IOException, InterruptedException {
        return new Contender(name, gateway.awaitReady().port(), new ProcessUsage(gateway.handle()));
    }

    /** The second one, as the first is slower. */
    private static void scrape(SampleConfig config, Results results) throws IOException {
        page(config);
        long began = System.nanoTime();
        String page = page(config);
        results.add(Figure.TENANTS_SCRAPE, (System.nanoTime() - began) / 1e6);
        results.add(
                Figure.TENANTS_SERIES,
                page.lines().filter(line -> !line.startsWith("#")).count() * 1.0);
    }

    private static String page(SampleConfig config) throws IOException {
        URI metrics = URI.create("http://127.0.0.1:" + config.managementPort() + "/metrics");
        try (InputStream page = metrics.toURL().openStream()) {
            return new String(page.readAllBytes(), UTF_8);
        }
    }
}
