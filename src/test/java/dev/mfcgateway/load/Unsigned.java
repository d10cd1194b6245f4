package dev.mfcgateway.load;

import dev.mfcgateway.testing.GatewayProcess;
import java.io.IOException;
import java.util.List;

/** Accepted getOTPs with RSA stubbed: what all the rest of one costs. */
final class Unsigned implements Scenario {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 6;

    @Override
    public String name() {
        return "unsigned";
    }

    @Override
    public void run(Stage stage, Results results) throws IOException, InterruptedException {
        GatewayProcess gateway = stage.unsignedGateway(stage.upstream(0));
        Contender contender = Contender.of(Stage.UNSIGNED, gateway);
        Rounds rounds = new Rounds(new Wrk(stage.directory()), stage.transactions(), ROUNDS, SECONDS);
        rounds.warmUp(contender, Load.ACCEPTED);
        results.add(name(), rounds.run(Load.ACCEPTED, List.of(contender), () -> {}));
        gateway.close();
    }
}
