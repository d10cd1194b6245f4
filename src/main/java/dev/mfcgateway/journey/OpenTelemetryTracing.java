package dev.mfcgateway.journey;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Requests as spans of OpenTelemetry: one for each, and below it one for each step. They hold labels and numbers, and
 * nothing that names an investor or a transaction: every attribute there can be stands in this file. A request belongs
 * to the trace that its header {@code traceparent} names, or to a host program's span that is current as it comes. To
 * other servers goes {@code traceparent} alone: {@code tracestate} and baggage are the caller's own words.
 *
 * <p>Vert.x's own tracer is not used: it knows a request by the context it runs on, which requests share that wait for
 * each other, and writes down URLs. Any thread.
 */
public final class OpenTelemetryTracing implements Tracing {

    private static final AttributeKey<String> TENANT = AttributeKey.stringKey("mfcgateway.tenant");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("mfcgateway.operation");
    private static final AttributeKey<String> CATEGORY = AttributeKey.stringKey("mfcgateway.category");
    private static final AttributeKey<String> CAUSE = AttributeKey.stringKey("mfcgateway.cause");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> PROBLEM = AttributeKey.stringKey("error.type");

    private static final String TRACE_PARENT = "traceparent";
    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final int SERVER_ERROR = 500;

    private static final TextMapGetter<UnaryOperator<String>> OF_A_REQUEST =
            (headers, name) -> name.equals(TRACE_PARENT) ? headers.apply(name) : null;

    private static final TextMapSetter<BiConsumer<String, String>> OF_A_CALL = (headers, name, value) -> {
        if (name.equals(TRACE_PARENT)) {
            headers.accept(name, value);
        }
    };

    private final Tracer tracer;

    public OpenTelemetryTracing(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("dev.mfcgateway");
    }

    @Override
    public RequestTrace begin(UnaryOperator<String> headers) {
        Context parent = Context.current();
        if (!Span.fromContext(parent).getSpanContext().isValid()) {
            parent = W3C.extract(Context.root(), headers, OF_A_REQUEST);
        }
        return new Request(parent);
    }

    private final class Request implements RequestTrace {

        private final Span span;
        private final Context context;

        private Request(Context parent) {
            span = tracer.spanBuilder("request")
                    .setSpanKind(SpanKind.SERVER)
                    .setParent(parent)
                    .startSpan();
            context = parent.with(span);
        }

        @Override
        public Optional<String> id() {
            return Optional.of(span.getSpanContext().getTraceId());
        }

        @Override
        public StepTrace begin(Step step) {
            return new OneStep(tracer.spanBuilder(step.label())
                    .setSpanKind(step == Step.MFCENTRAL ? SpanKind.CLIENT : SpanKind.INTERNAL)
                    .setParent(context)
                    .startSpan());
        }

        @Override
        public void end(Ending ending) {
            span.updateName(ending.operation().label())
                    .setAttribute(TENANT, ending.tenant())
                    .setAttribute(OPERATION, ending.operation().label())
                    .setAttribute(STATUS, ending.status());
            ending.failure().ifPresent(this::failed);
            if (ending.status() >= SERVER_ERROR) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }

        private void failed(GatewayFailure failure) {
            span.setAttribute(CATEGORY, failure.category().label());
            failure.internalCause().map(FailureCause::label).ifPresent(cause -> span.setAttribute(CAUSE, cause));
        }
    }

    private record OneStep(Span span) implements StepTrace {

        @Override
        public void writeTo(BiConsumer<String, String> headers) {
            W3C.inject(Context.root().with(span), headers, OF_A_CALL);
        }

        @Override
        public void end(Optional<String> problem) {
            problem.ifPresent(label -> span.setAttribute(PROBLEM, label).setStatus(StatusCode.ERROR));
            span.end();
        }
    }
}
