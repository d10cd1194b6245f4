package dev.mfcgateway.load;

import dev.mfcgateway.testing.GatewayProcess;
import java.io.IOException;

/** One program that answers getOTP, to be loaded beside others. */
record Contender(String name, int port, ProcessUsage usage) {

    Contender(String name, int port, Process process) {
        this(name, port, new ProcessUsage(process.toHandle()));
    }

    /** A gateway, when it is ready. */
    static Contender of(String name, GatewayProcess gateway) throws IOException, InterruptedException {
        return new Contender(name, gateway.awaitReady().port(), new ProcessUsage(gateway.handle()));
    }
}
