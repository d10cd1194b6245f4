package dev.mfcgateway.load;

/** One program that answers getOTP, to be loaded beside others. */
record Contender(String name, int port, ProcessUsage usage) {

    Contender(String name, int port, Process process) {
        this(name, port, new ProcessUsage(process.toHandle()));
    }
}
