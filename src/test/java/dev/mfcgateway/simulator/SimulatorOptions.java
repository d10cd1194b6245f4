package dev.mfcgateway.simulator;

import java.util.List;

/**
 * Where a simulator listens and whom it knows.
 *
 * @param host the address to listen on
 * @param port 0 takes any free port
 * @param clients the partners that were given credentials
 * @param seed the same seed gives the same OTPs, faults and portfolios, as long as calls arrive in the same order
 */
public record SimulatorOptions(String host, int port, List<SimulatorClient> clients, long seed) {
    public SimulatorOptions {
        clients = List.copyOf(clients);
    }

    /** Any free port of 127.0.0.1, seed 1. */
    public static SimulatorOptions of(List<SimulatorClient> clients) {
        return new SimulatorOptions("127.0.0.1", 0, clients, 1);
    }

    public SimulatorOptions withHost(String newHost) {
        return new SimulatorOptions(newHost, port, clients, seed);
    }

    public SimulatorOptions withPort(int newPort) {
        return new SimulatorOptions(host, newPort, clients, seed);
    }

    public SimulatorOptions withSeed(long newSeed) {
        return new SimulatorOptions(host, port, clients, newSeed);
    }
}
