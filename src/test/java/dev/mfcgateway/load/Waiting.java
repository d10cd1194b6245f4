package dev.mfcgateway.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What an accepted getOTP costs while few or many others wait for MFCentral: the same rate, and three delays. It is measured
 * when as many are waiting as ever will, and their connections are made.
 */
final class Waiting implements Scenario {

    private static final int PER_SECOND = 1_000;
    private static final int BURST = 10;
    private static final int STEADY_SECONDS = 10;
    private static final int ROUNDS = 2;
    private static final int[] DELAYS_MILLIS = {10, 1_000, 9_000};

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public void run(Stage stage, Results results) throws IOException, InterruptedException {
        int upstream = stage.upstream(0);
        Contender gateway = Contender.of(Stage.GATEWAY, stage.gateway(upstream, List.of()));
        new Rounds(new Wrk(stage.directory()), stage.transactions(), 1, 1).warmUp(gateway, Load.ACCEPTED);
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            for (int millis : DELAYS_MILLIS) {
                stage.delay(upstream, millis);
                stage.transactions().write(Load.ACCEPTED);
                Sample sample = sample(gateway, millis);
                String name = "%,d in flight".formatted(PER_SECOND / 1_000 * millis);
                samples.computeIfAbsent(name, none -> new ArrayList<>()).add(sample);
                System.out.printf(
                        "  round %d of %d: %s: %.1f µs of CPU%n", round, ROUNDS, name, sample.cpuMicrosPerRequest());
            }
        }
        results.add(
                name(),
                samples.entrySet().stream()
                        .map(one -> new Summary(one.getKey(), one.getValue()))
                        .toList());
        gateway.usage().process().destroy();
    }

    private static Sample sample(Contender gateway, int delayMillis) throws InterruptedException {
        int rampMillis = delayMillis + 1_000;
        int requests = (rampMillis / 1_000 + STEADY_SECONDS) * PER_SECOND;
        try (OpenLoop callers = new OpenLoop(gateway.port(), Load.ACCEPTED)) {
            CompletableFuture<OpenLoop> all = CompletableFuture.supplyAsync(
                    () -> callers.run(requests / BURST, BURST, 1_000_000L * BURST / PER_SECOND));
            TimeUnit.MILLISECONDS.sleep(rampMillis);
            long before = gateway.usage().cpuMicros();
            TimeUnit.SECONDS.sleep(STEADY_SECONDS);
            long cpu = gateway.usage().cpuMicros() - before;
            all.join();
            return new Sample(
                    (long) STEADY_SECONDS * PER_SECOND,
                    cpu,
                    PER_SECOND,
                    callers.percentile(50),
                    callers.percentile(95),
                    callers.percentile(99));
        }
    }
}
