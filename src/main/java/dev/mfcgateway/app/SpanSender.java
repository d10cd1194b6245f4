package dev.mfcgateway.app;

import dev.mfcgateway.Version;
import dev.mfcgateway.config.TracingOptions;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends spans to a collector, in batches and from threads of its own. A request never waits for it: what finds the queue
 * full is dropped. A caller that has a trace of its own decides whether its requests are traced. Any thread.
 */
final class SpanSender {

    /** For one batch, and for the last ones when the program ends. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SdkTracerProvider provider;

    SpanSender(TracingOptions options) {
        Resource gateway = Resource.create(Attributes.of(
                AttributeKey.stringKey("service.name"), options.serviceName(),
                AttributeKey.stringKey("service.version"), Version.current()));
        this.provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(gateway))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(options.samplingRatio())))
                .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(options.endpoint().toString())
                                .setConnectTimeout(PATIENCE)
                                .setTimeout(PATIENCE)
                                .build())
                        .build())
                .build();
    }

    OpenTelemetry openTelemetry() {
        return OpenTelemetrySdk.builder().setTracerProvider(provider).build();
    }

    /** Sends what is left, if the collector takes it in time. */
    Future<Void> close() {
        Promise<Void> sent = Promise.promise();
        provider.shutdown().whenComplete(sent::complete);
        return sent.future().timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).otherwiseEmpty();
    }
}
