package dev.mfcgateway.load;

/** One contender under one load for some seconds; latencies in milliseconds. */
record Sample(long requests, long cpuMicros, double perSecond, double p50, double p95, double p99) {

    double cpuMicrosPerRequest() {
        return (double) cpuMicros / requests;
    }
}
