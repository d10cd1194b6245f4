package dev.mfcgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.testing.RecordedSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenTelemetryTracingTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLERS_SPAN = "b7ad6b7169203331";
    private static final Map<String, String> HEADERS = Map.of(
            "traceparent", "00-" + TRACE + "-" + CALLERS_SPAN + "-01",
            "tracestate", "partner=ABCDE1234F",
            "baggage", "pan=ABCDE1234F");

    private final RecordedSpans spans = new RecordedSpans();
    private final Tracing tracing = new OpenTelemetryTracing(spans.openTelemetry());

    private static Ending ended(int status, GatewayFailure failure) {
        return new Ending("acme", Operation.GET_OTP, status, Optional.ofNullable(failure));
    }

    @Test
    void hangsARequestBelowItsCallersSpanAndItsStepsBelowTheRequest() {
        Journey journey = Journey.begin(System::nanoTime, tracing.begin(HEADERS::get));
        journey.step(Step.RESERVE, Future::succeededFuture);
        journey.call(traced -> Future.succeededFuture());
        journey.end(ended(200, null));

        assertThat(journey.traceId()).contains(TRACE);
        assertThat(spans.named("get_otp").getParentSpanId()).isEqualTo(CALLERS_SPAN);
        assertThat(spans.named("get_otp").getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(spans.named("mfcentral").getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(spans.all()).allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(TRACE));
        assertThat(spans.named("reserve").getParentSpanId())
                .isEqualTo(spans.named("mfcentral").getParentSpanId())
                .isEqualTo(spans.named("get_otp").getSpanId());
    }

    @Test
    void hangsARequestBelowAHostProgramsSpanThatIsCurrent() {
        Span host = spans.openTelemetry().getTracer("host").spanBuilder("host").startSpan();
        Context.root()
                .with(host)
                .wrap(() -> tracing.begin(HEADERS::get).end(ended(200, null)))
                .run();

        assertThat(spans.named("get_otp").getParentSpanId())
                .isEqualTo(host.getSpanContext().getSpanId());
    }

    @Test
    void beginsATraceOfItsOwnWhereTheHeaderIsMissingOrBroken() {
        tracing.begin(name -> null).end(ended(200, null));
        tracing.begin(name -> "00-x-y-01").end(ended(200, null));

        assertThat(spans.all()).hasSize(2).allSatisfy(span -> {
            assertThat(span.getParentSpanContext().isValid()).isFalse();
            assertThat(span.getSpanContext().isValid()).isTrue();
        });
    }

    @Test
    void tellsAnotherServerTheStepAndNothingTheCallerSaid() {
        Map<String, String> sent = new HashMap<>();
        Journey journey = Journey.begin(System::nanoTime, tracing.begin(HEADERS::get));
        journey.call(traced -> {
            traced.writeTo(sent::put);
            return Future.succeededFuture();
        });

        assertThat(sent)
                .containsExactly(Map.entry(
                        "traceparent",
                        "00-" + TRACE + "-" + spans.named("mfcentral").getSpanId() + "-01"));
    }

    @Test
    void tellsFailuresByLabelsAlone() {
        Journey journey = Journey.begin(System::nanoTime, tracing.begin(HEADERS::get));
        journey.step(Step.SIGN, () -> Future.failedFuture(new IllegalStateException("ABCDE1234F")));
        journey.step(Step.OPEN, () -> Future.failedFuture(GatewayFailure.internal(FailureCause.MFC_BAD_RESPONSE)));
        journey.end(ended(500, GatewayFailure.internal(FailureCause.MFC_BAD_RESPONSE)));

        assertThat(spans.named("sign").getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(spans.named("open").getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("internal_error:mfc_bad_response");
        assertThat(spans.named("get_otp").getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("mfcgateway.tenant"), "acme")
                .containsEntry(AttributeKey.stringKey("mfcgateway.operation"), "get_otp")
                .containsEntry(AttributeKey.stringKey("mfcgateway.category"), "internal_error")
                .containsEntry(AttributeKey.stringKey("mfcgateway.cause"), "mfc_bad_response")
                .containsEntry(AttributeKey.longKey("http.response.status_code"), 500L)
                .hasSize(5);
        assertThat(spans.named("get_otp").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(spans.all()).allSatisfy(span -> assertThat(span.getEvents()).isEmpty());
    }

    @Test
    void doesNotCallARefusalAnError() {
        tracing.begin(HEADERS::get).end(ended(400, GatewayFailure.of(FailureCategory.INVALID_INTENT)));

        assertThat(spans.named("get_otp").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void makesNothingWhereTracingIsOff() {
        RequestTrace trace = Tracing.OFF.begin(name -> {
            throw new AssertionError("no header is looked at");
        });

        assertThat(trace).isSameAs(RequestTrace.NONE);
        assertThat(trace.begin(Step.SIGN)).isSameAs(StepTrace.NONE);
        assertThat(trace.id()).isEmpty();
    }
}
