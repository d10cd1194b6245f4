package dev.mfcgateway.load;

import dev.mfcgateway.testing.SampleConfig;
import io.vertx.core.transport.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** getOTPs beyond the limit of sends: one script in Redis and an error, beside the floor and nginx. */
record Refused(WarmGateway warm) implements Scenario {

    private static final int ROUNDS = 4;
    private static final int SECONDS = 5;

    @Override
    public String name() {
        return "refused";
    }

    @Override
    public void run(Stage stage, Results results) throws IOException, InterruptedException {
        Rounds rounds = new Rounds(new Wrk(stage.directory()), stage.transactions(), ROUNDS, SECONDS);
        List<Contender> contenders = new ArrayList<>(List.of(stage.floor(), warm.on(stage)));
        if (Transport.IO_URING != null && Transport.IO_URING.available()) {
            SampleConfig config =
                    stage.config(warm.upstream()).change("gateway.yaml", "transport: auto ", "transport: io_uring ");
            contenders.add(Contender.of(Stage.IO_URING, stage.gateway(config, List.of())));
        }
        for (Contender contender : contenders) {
            rounds.warmUp(contender, Load.REFUSED);
        }
        if (NginxPeer.isInstalled()) {
            contenders.add(stage.nginx(warm.upstream()));
        }
        long before = warm.gcLog().allocatedMib();
        List<Summary> summaries = rounds.run(Load.REFUSED, contenders, () -> {});
        results.add(name(), summaries);
        results.add(
                Figure.ALLOCATION,
                (warm.gcLog().allocatedMib() - before)
                        * 1024.0
                        / summaries.get(1).requests());
        results.add(Figure.RESIDENT, warm.on(stage).usage().residentKib() / 1024.0);
    }
}
