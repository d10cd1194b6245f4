package dev.mfcgateway.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.testing.SampleConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/** The same refused getOTPs of one tenant, beside few and many others: what they cost, and what a scrape is then. */
final class ManyTenants implements Scenario {

    private static final int SCRAPED = 1_000;
    private static final int MOST = 10_000;
    private static final String MEMORY_OF_MOST = "-XX:MaxRAM=8g";
    private static final int ROUNDS = 3;
    private static final int SECONDS = 5;

    @Override
    public String name() {
        return "tenants";
    }

    @Override
    public void run(Stage stage, Results results) throws IOException, InterruptedException {
        int upstream = stage.upstream(0);
        Contender two = with(2, stage, stage.config(upstream), List.of());
        Contender hundred = with(100, stage, stage.config(upstream), List.of());
        SampleConfig scraped = stage.config(upstream);
        long began = System.nanoTime();
        Contender thousand = with(SCRAPED, stage, scraped, List.of());
        results.add(Figure.TENANTS_START, (System.nanoTime() - began) / 1e6);
        began = System.nanoTime();
        Contender most = with(MOST, stage, stage.config(upstream), List.of(MEMORY_OF_MOST));
        results.add(Figure.TENANTS_START_MOST, (System.nanoTime() - began) / 1e6);

        Rounds rounds = new Rounds(new Wrk(stage.directory()), stage.transactions(), ROUNDS, SECONDS);
        List<Contender> contenders = List.of(two, hundred, thousand, most);
        for (Contender contender : contenders) {
            rounds.warmUp(contender, Load.REFUSED);
        }
        results.add(name(), rounds.run(Load.REFUSED, contenders, () -> {}));
        results.add(Figure.TENANTS_RESIDENT, thousand.usage().residentKib() / 1024.0);
        results.add(Figure.TENANTS_RESIDENT_MOST, most.usage().residentKib() / 1024.0);
        scrape(scraped, results);
    }

    private static Contender with(int tenants, Stage stage, SampleConfig config, List<String> flags)
            throws IOException, InterruptedException {
        for (int i = 2; i < tenants; i++) {
            config.tenantLike("acme", "tenant-" + i);
        }
        return Contender.of("%,d tenants".formatted(tenants), stage.gateway(config, flags));
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
