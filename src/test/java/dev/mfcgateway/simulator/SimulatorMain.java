package dev.mfcgateway.simulator;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The simulator as a program of its own, with the {@link SampleClients}. Runs until it is stopped. */
@Command(
        name = "simulator",
        description = "Simulates MFCentral for the sample partners acme and globex.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false)
public final class SimulatorMain implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "8081", description = "Port to listen on; 0 takes any free one.")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on.")
    private String host;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            defaultValue = "target/simulator-keys",
            description = "Directory of the PEM files; those that are missing are made.")
    private Path keys;

    @Option(names = "--delay-ms", defaultValue = "0", description = "Delay of every answer to a client call.")
    private int delayMs;

    @Option(names = "--fault-rate", defaultValue = "0", description = "Share of client calls answered 500, 0 to 1.")
    private double faultRate;

    @Option(names = "--seed", defaultValue = "1", description = "Same seed, same OTPs, faults and portfolios.")
    private long seed;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        int status = new CommandLine(new SimulatorMain()).execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Returns once the port is open; Vert.x keeps the program alive. */
    @Override
    public Integer call() throws Exception {
        SampleClients clients = SampleClients.in(keys);
        Vertx vertx = Vertx.vertx();
        try {
            Simulator simulator = Simulator.start(vertx, new SimulatorOptions(host, port, clients.all(), seed))
                    .await(30, TimeUnit.SECONDS);
            simulator.dials().set(Dial.DELAY_MS, delayMs).set(Dial.FAULT_RATE, faultRate);
            print(simulator, clients);
            return 0;
        } catch (Exception e) {
            spec.commandLine().getErr().println("simulator: " + e.getMessage());
            vertx.close().await(30, TimeUnit.SECONDS);
            return 1;
        }
    }

    private void print(Simulator simulator, SampleClients clients) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("MFCentral simulator on " + simulator.baseUrl() + "/");
        for (SimulatorClient client : clients.all()) {
            out.println("  client " + client.clientId() + ", user " + client.userName());
        }
        for (Path file : SampleClients.keyFiles(keys)) {
            out.println("  key    " + file);
        }
        out.flush();
    }
}
