package dev.mfcgateway.load;

import java.io.IOException;
import java.util.List;

/** A gateway that goes from one scenario to the next, and so is warmer in each. One thread. */
final class WarmGateway {

    private Contender contender;
    private GcLog gcLog;
    private int upstream;

    Contender on(Stage stage) throws IOException, InterruptedException {
        if (contender == null) {
            upstream = stage.upstream(0);
            gcLog = new GcLog(stage.directory().resolve("gc.log"));
            contender = Contender.of(Stage.GATEWAY, stage.gateway(upstream, List.of(gcLog.flag())));
        }
        return contender;
    }

    /** The port of what it calls; after {@link #on}. */
    int upstream() {
        return upstream;
    }

    GcLog gcLog() {
        return gcLog;
    }
}
