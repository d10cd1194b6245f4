package dev.mfcgateway.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** getOTPs that MFCentral is asked for: what they cost beside one signature, and beside nginx. */
record Accepted(WarmGateway warm) implements Scenario {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 8;
    private static final int SIGNATURES = 1_000;

    @Override
    public String name() {
        return "accepted";
    }

    @Override
    public void run(Stage stage, Results results) throws IOException, InterruptedException {
        Rounds rounds = new Rounds(new Wrk(stage.directory()), stage.transactions(), ROUNDS, SECONDS);
        List<Contender> contenders = new ArrayList<>(List.of(warm.on(stage)));
        rounds.warmUp(contenders.get(0), Load.ACCEPTED);
        if (NginxPeer.isInstalled()) {
            contenders.add(stage.nginx(warm.upstream()));
        }
        SignatureCost signature = new SignatureCost();
        signature.micros(SIGNATURES);
        List<Double> costs = new ArrayList<>();
        long before = warm.gcLog().allocatedMib();
        List<Summary> summaries = rounds.run(Load.ACCEPTED, contenders, () -> costs.add(signature.micros(SIGNATURES)));
        results.add(name(), summaries);
        results.add(
                Figure.ALLOCATION_ACCEPTED,
                (warm.gcLog().allocatedMib() - before)
                        * 1024.0
                        / summaries.get(0).requests());
        results.add(Figure.SIGNATURE, costs.stream().sorted().toList().get(ROUNDS / 2));
        System.out.printf("  one signature by %s: %s µs%n", signature.provider(), costs);
    }
}
