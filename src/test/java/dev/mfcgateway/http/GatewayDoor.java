package dev.mfcgateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.flow.ClientReferences;
import dev.mfcgateway.flow.CreateTransaction;
import dev.mfcgateway.flow.DetachedRequests;
import dev.mfcgateway.flow.GetOtp;
import dev.mfcgateway.flow.Owners;
import dev.mfcgateway.flow.ReadTransaction;
import dev.mfcgateway.flow.RepeatedRequests;
import dev.mfcgateway.flow.SendAdmission;
import dev.mfcgateway.flow.UseCases;
import dev.mfcgateway.flow.ValidateQr;
import dev.mfcgateway.flow.VerifyOtp;
import dev.mfcgateway.flow.WorkUnderWay;
import dev.mfcgateway.journey.Tracing;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.secret.StorageKeys;
import dev.mfcgateway.tenant.RateLimit;
import dev.mfcgateway.tenant.RateLimitOptions;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.Tenants;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.InMemoryOtpLedger;
import dev.mfcgateway.testing.InMemorySendCaps;
import dev.mfcgateway.testing.RawHttp;
import dev.mfcgateway.testing.ScriptedMfCentral;
import dev.mfcgateway.testing.TenantFixture;
import dev.mfcgateway.transaction.ContactHashes;
import dev.mfcgateway.transaction.TransactionId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/**
 * The gateway's routes behind a real port, before a ledger and an MFCentral that are scripted. Tenants: {@code acme},
 * {@code bolt}, {@code vault}, which protects getOTP, {@code page}, which does so too and lets {@link #PAGE} call, and
 * {@code slow}, which takes two requests for ever, protects verifyOTP and lets any page call. acme has one transaction,
 * {@link #ID}.
 */
final class GatewayDoor implements AutoCloseable {

    static final TransactionId ID = new TransactionId("TRX_dc73061e7f79470dbb7bad384243f210");
    static final String PAN = "ABCDE1234F";
    static final String PHONE = "+919876543210";
    static final String EMAIL = "user@domain.in";
    static final String BODY = "{\"transactionId\":\"%s\",\"pan\":\"%s\",\"phone\":\"%s\",\"email\":\"%s\"}"
            .formatted(ID, PAN, PHONE, EMAIL);
    static final String JSON = "Content-Type: application/json\r\n";
    static final String PAGE = "https://app.page.example.in";
    static final int MAX_BODY_BYTES = 1_024;

    final InMemoryOtpLedger ledger = new InMemoryOtpLedger();
    final ScriptedMfCentral mfCentral = new ScriptedMfCentral();
    /** Down after two connections have ended. */
    final CountDownLatch closed = new CountDownLatch(2);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WorkUnderWay underWay = new WorkUnderWay();
    private final GatewayMetrics metrics = new GatewayMetrics(registry, "test");
    private final HttpServer server;
    private volatile boolean docs = true;

    GatewayDoor(Vertx vertx) {
        this(vertx, Duration.ofSeconds(10), router -> router);
    }

    GatewayDoor(Vertx vertx, Duration patience) {
        this(vertx, patience, router -> router);
    }

    /** @param host makes, of the gateway's router, the one that is served */
    GatewayDoor(Vertx vertx, Duration patience, UnaryOperator<Router> host) {
        ledger.admits(ID, "acme");
        Tenants tenants = new Tenants(List.of(
                tenant("acme", TenantFixture.named("acme")),
                tenant("bolt", TenantFixture.named("bolt")),
                tenant("vault", TenantFixture.named("vault").protect(Operation.GET_OTP)),
                tenant(
                        "page",
                        TenantFixture.named("page").protect(Operation.GET_OTP).cors(PAGE)),
                tenant("slow", slow())));
        GetOtp getOtp = new GetOtp(
                new SendAdmission(new Owners(null), ledger, new InMemorySendCaps(), new ClientReferences()),
                ledger,
                new ContactHashes(StorageKeys.from(Secret.of("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="))));
        UseCases useCases = new UseCases(
                new CreateTransaction(null, null),
                new ReadTransaction(null),
                getOtp,
                new VerifyOtp(null, null, null, null),
                new ValidateQr(null, null, null, null),
                new RepeatedRequests(null, null),
                new DetachedRequests(null));
        BodyLimits limits = new BodyLimits(MAX_BODY_BYTES, MAX_BODY_BYTES, patience);
        GatewayRoutes routes =
                new GatewayRoutes(() -> new InForce(tenants, limits, docs), useCases, underWay, metrics, Tracing.OFF);
        server = Await.result(vertx.createHttpServer()
                .connectionHandler(this::watch)
                .requestHandler(host.apply(routes.router(vertx)))
                .listen(0, "127.0.0.1"));
    }

    private static TenantFixture slow() {
        return TenantFixture.named("slow")
                .protect(Operation.VERIFY_OTP)
                .rateLimit(new RateLimit(new RateLimitOptions(0.1, 2), () -> 0))
                .cors("*");
    }

    private Tenant tenant(String name, TenantFixture fixture) {
        return fixture.host(name + ".example.in")
                .pathPrefix("/" + name)
                .header("x-gateway-name", name)
                .metrics(metrics)
                .mfCentral(mfCentral)
                .build();
    }

    private void watch(HttpConnection connection) {
        connection.closeHandler(gone -> closed.countDown());
    }

    /** From now on. */
    void withoutDocs() {
        docs = false;
    }

    RawHttp connect() {
        return new RawHttp(server.actualPort());
    }

    /** A head for this machine, whole but for the empty line after it. */
    static String head(String methodAndTarget, String headers) {
        return methodAndTarget + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
    }

    RawHttp.Answer say(String request) {
        try (RawHttp caller = connect()) {
            return caller.say(request).answer();
        }
    }

    /** A good request for {@code path}, with these headers more. */
    RawHttp.Answer post(String path, String headers) {
        return post(path, JSON + headers, BODY);
    }

    RawHttp.Answer post(String path, String headers, String body) {
        return say(
                head("POST " + path, headers) + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body);
    }

    double errors(String tenant, String operation, String category) {
        return count("mfc_gateway_errors", "tenant", tenant, "operation", operation, "category", category);
    }

    double requests(String tenant, String operation, String outcome) {
        return count("mfc_gateway_requests", "tenant", tenant, "operation", operation, "outcome", outcome);
    }

    double causes(String cause) {
        return count("mfc_gateway_internal_causes", "cause", cause);
    }

    private double count(String meter, String... tags) {
        return registry.get(meter).tags(tags).counter().count();
    }

    /** Answers counted, of all tenants and operations. */
    double allRequests() {
        return registry.get("mfc_gateway_requests").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Whatever a test did, no request may be left that never ends: a shutdown would wait for it. */
    @Override
    public void close() {
        Await.result(server.close());
        Await.result(underWay.none());
    }
}
