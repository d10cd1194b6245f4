package dev.mfcgateway.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Several samples of one contender under one load; each figure is the median of theirs. */
record Summary(String contender, List<Sample> samples) {

    double median(ToDoubleFunction<Sample> figure) {
        double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    double cpuMicros() {
        return median(Sample::cpuMicrosPerRequest);
    }

    double leastCpuMicros() {
        return samples.stream().mapToDouble(Sample::cpuMicrosPerRequest).min().orElseThrow();
    }

    double mostCpuMicros() {
        return samples.stream().mapToDouble(Sample::cpuMicrosPerRequest).max().orElseThrow();
    }

    long requests() {
        return samples.stream().mapToLong(Sample::requests).sum();
    }
}
