package dev.mfcgateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FieldProblem;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.flow.GetOtpRequest;
import java.util.List;
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

/** How long it takes to read a getOTP, and to write what refuses one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GetOtpBenchmark {

    private static final byte[] BODY =
            """
            {"transactionId":"TRX_dc73061e7f79470dbb7bad384243f210","pan":"ABCDE1234F","phone":"+919876543210"}"""
                    .getBytes(US_ASCII);

    private final GatewayFailure plain = GatewayFailure.of(FailureCategory.OTP_RESEND_LIMIT_EXCEEDED);
    private final GatewayFailure detailed =
            GatewayFailure.invalidRequest(List.of(new FieldProblem("pan", "is required")));

    @Benchmark
    public GetOtpRequest reading() {
        return GetOtpBody.read(StrictJson.object(BODY));
    }

    @Benchmark
    public String refusing() {
        return FailureReply.body(plain, "7f1c7a52-8a59-4f6c-8f7c-3a0f6f6b5d11").encode();
    }

    @Benchmark
    public String refusingWithDetails() {
        return FailureReply.body(detailed, "7f1c7a52-8a59-4f6c-8f7c-3a0f6f6b5d11")
                .encode();
    }
}
