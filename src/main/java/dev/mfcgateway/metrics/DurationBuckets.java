package dev.mfcgateway.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** The histograms' bounds: fine where a refusal lies, and up to 180 s, as MFCentral may take 150 s. */
final class DurationBuckets {

    static final Duration[] ALL = LongStream.of(
                    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 90_000, 120_000, 150_000,
                    180_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private DurationBuckets() {}
}
