package dev.mfcgateway.testing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.stream.Collectors;

/** An OpenTelemetry that remembers every span that has ended. Any thread. */
public final class RecordedSpans {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetry openTelemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .addSpanProcessor(SimpleSpanProcessor.create(new WatchedSpans()))
                    .build())
            .build();

    public OpenTelemetry openTelemetry() {
        return openTelemetry;
    }

    /** In the order in which they ended. */
    public List<SpanData> all() {
        return exporter.getFinishedSpanItems();
    }

    /** The only one of that name. */
    public SpanData named(String name) {
        List<SpanData> named =
                all().stream().filter(span -> span.getName().equals(name)).toList();
        if (named.size() != 1) {
            throw new AssertionError(named.size() + " spans " + name + " among "
                    + all().stream().map(SpanData::getName).collect(Collectors.joining(", ")));
        }
        return named.get(0);
    }
}
