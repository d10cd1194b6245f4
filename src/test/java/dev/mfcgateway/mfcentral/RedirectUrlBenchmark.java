package dev.mfcgateway.mfcentral;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to seal the address that an investor is sent to. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RedirectUrlBenchmark {

    private final RedirectUrl url = new RedirectUrl(Samples.REDIRECT);
    private final OtpRequest request = Samples.request();

    @Benchmark
    public String redirectUrl() {
        return url.of(request, "4711", "3f2c8a54-9d0e-4a53-8a52-0c2b6f1f5e11");
    }
}
