package dev.mfcgateway.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How long the cheap requests wait while the dear ones come in bursts: 500 a second beside 400 in bursts of 40. */
record Mixed(WarmGateway warm) implements Scenario {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 10;

    @Override
    public String name() {
        return "mixed";
    }

    @Override
    public void run(Stage stage, Results results) throws IOException, InterruptedException {
        int port = warm.on(stage).port();
        new Rounds(new Wrk(stage.directory()), stage.transactions(), 1, 1).warmUp(warm.on(stage), Load.ACCEPTED);
        round(stage, port, SECONDS / 2);
        List<double[]> rounds = new ArrayList<>();
        for (int i = 1; i <= ROUNDS; i++) {
            double[] percentiles = round(stage, port, SECONDS);
            rounds.add(percentiles);
            System.out.printf(
                    "  round %d of %d: p50 %.1f, p95 %.1f, p99 %.1f ms%n",
                    i, ROUNDS, percentiles[0], percentiles[1], percentiles[2]);
        }
        results.add(Figure.MIXED_P50, median(rounds, 0));
        results.add(Figure.MIXED_P95, median(rounds, 1));
        results.add(Figure.MIXED_P99, median(rounds, 2));
    }

    /** p50, p95 and p99 of those that are refused. */
    private static double[] round(Stage stage, int port, int seconds) {
        stage.transactions().write(Load.ACCEPTED);
        stage.transactions().write(Load.REFUSED);
        try (OpenLoop refused = new OpenLoop(port, Load.REFUSED);
                OpenLoop accepted = new OpenLoop(port, Load.ACCEPTED)) {
            CompletableFuture<OpenLoop> beside =
                    CompletableFuture.supplyAsync(() -> accepted.run(10 * seconds, 40, 100_000));
            refused.run(500 * seconds, 1, 2_000);
            beside.join();
            return new double[] {refused.percentile(50), refused.percentile(95), refused.percentile(99)};
        }
    }

    private static double median(List<double[]> rounds, int percentile) {
        return rounds.stream().map(one -> one[percentile]).sorted().toList().get(rounds.size() / 2);
    }
}
