package dev.mfcgateway.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.MfcGateway;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.PluginStack;
import dev.mfcgateway.testing.RecordedSpans;
import dev.mfcgateway.testing.WrittenDown;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests as traces: of the plugin, whose host brings an OpenTelemetry, and of the program, which sends them. */
class TracingIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLERS_SPAN = "b7ad6b7169203331";
    private static final String SENDER = "BatchSpanProcessor";

    @TempDir
    private Path directory;

    private static Partner.Answer getOtp(Partner partner, String transactionId) {
        return Await.result(partner.answer(
                partner.request(HttpMethod.POST, "/getOTP?pan=" + Partner.PAN)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("traceparent", "00-" + TRACE + "-" + CALLERS_SPAN + "-01"),
                Partner.body(transactionId).toBuffer()));
    }

    @Test
    void showsEachStepBelowTheRequestAndNoPrivateValue() throws IOException, InterruptedException {
        RecordedSpans spans = new RecordedSpans();
        try (PluginStack stack = new PluginStack(directory)) {
            MfcGateway traced = Await.result(MfcGateway.create(
                    stack.vertx(), stack.options(), new SimpleMeterRegistry(), spans.openTelemetry()));
            HttpServer server = Await.result(stack.vertx()
                    .createHttpServer()
                    .requestHandler(traced.router())
                    .listen(0, "127.0.0.1"));
            String id = stack.transactions().create("acme");
            try (Partner partner = new Partner(stack.vertx(), server.actualPort())) {
                assertThat(getOtp(partner, id).status()).isEqualTo(200);
            }
            Await.result(traced.close());

            SpanData request = spans.named("get_otp");
            assertThat(request.getParentSpanId()).isEqualTo(CALLERS_SPAN);
            assertThat(spans.all().stream().filter(span -> span != request).map(SpanData::getName))
                    .containsExactly("reserve", "token", "sign", "mfcentral", "open", "settle");
            assertThat(spans.all()).allSatisfy(span -> {
                assertThat(span.getTraceId()).isEqualTo(TRACE);
                assertThat(span.getParentSpanId()).isEqualTo(span == request ? CALLERS_SPAN : request.getSpanId());
                assertThat(span.toString()).doesNotContain(id, Partner.PAN, Partner.PHONE.substring(3));
            });
            assertThat(spans.all().stream()
                            .flatMap(span -> span.getAttributes().asMap().keySet().stream())
                            .map(AttributeKey::getKey)
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(
                            "mfcgateway.tenant", "mfcgateway.operation", "http.response.status_code");
        }
    }

    @Test
    void sendsThemToTheCollectorThatTheConfigurationNames() throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx();
        List<Buffer> batches = new CopyOnWriteArrayList<>();
        HttpServer collector = Await.result(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(batch -> {
                    assertThat(request.path()).isEqualTo("/v1/traces");
                    batches.add(batch);
                    WrittenDown.add("spans", batch.toString(ISO_8859_1));
                    request.response().end();
                }))
                .listen(0, "127.0.0.1"));
        String id;
        try (FullStack stack = FullStack.start(config -> config.change(
                        "gateway.yaml", "tracing:\n  enabled: false", "tracing:\n  enabled: true")
                .change("gateway.yaml", "http://localhost:4318/", "http://127.0.0.1:" + collector.actualPort() + "/")
                .change("gateway.yaml", "serviceName: mfc-gateway", "serviceName: gateway-of-a-test"))) {
            id = stack.transactions().create("acme");
            assertThat(getOtp(stack.partner(), id).status()).isEqualTo(200);
        } // which sends the last ones
        Await.result(vertx.close());

        String sent = batches.stream().map(batch -> batch.toString(ISO_8859_1)).collect(Collectors.joining());
        assertThat(sent)
                .contains("gateway-of-a-test", "get_otp", "reserve", "mfcentral", "settle")
                .doesNotContain(id, Partner.PAN, Partner.PHONE.substring(3));
    }

    @Test
    void hasNothingToSendWithWhereTracingIsOff() throws IOException, InterruptedException {
        Set<Thread> ofOthers = Thread.getAllStackTraces().keySet();
        try (FullStack stack = FullStack.start()) {
            assertThat(getOtp(stack.partner(), stack.transactions().create("acme"))
                            .status())
                    .isEqualTo(200);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !ofOthers.contains(thread))
                    .extracting(Thread::getName)
                    .isNotEmpty()
                    .noneMatch(name -> name.startsWith(SENDER));
        }
    }
}
