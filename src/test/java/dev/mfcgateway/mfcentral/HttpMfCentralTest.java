package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.mfcentral.Samples.failure;
import static dev.mfcgateway.mfcentral.Samples.request;
import static dev.mfcgateway.mfcentral.Samples.result;
import static dev.mfcgateway.mfcentral.Samples.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.journey.OpenTelemetryTracing;
import dev.mfcgateway.journey.Tracing;
import dev.mfcgateway.mfcentral.envelope.Opener;
import dev.mfcgateway.mfcentral.envelope.RsaProvider;
import dev.mfcgateway.mfcentral.envelope.Sealer;
import dev.mfcgateway.mfcentral.envelope.SealingPool;
import dev.mfcgateway.testing.RecordedSpans;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an MFCentral that is scripted by each test; it hands out the tokens t1, t2, … */
@ExtendWith(VertxExtension.class)
class HttpMfCentralTest {

    /** In India it is the next day already. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T20:00:00Z"));

    private final AtomicInteger tokensGiven = new AtomicInteger();
    private final List<HttpServerRequest> calls = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private Handler<HttpServerRequest> script;
    private int port;

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
        port = result(vertx.createHttpServer().requestHandler(this::serve).listen(0, "127.0.0.1"))
                .actualPort();
    }

    @Test
    void asksForAnOtpAndReadsTheReferences() {
        script = answering(200, Sealed.success(123456789L));
        OtpSent sent = result(client().requestOtp(request(), Journey.unseen()));
        assertThat(sent.reqId()).isEqualTo("123456789");
        assertThat(sent.otpRef()).isEqualTo("3f2c8a54-9d0e-4a53-8a52-0c2b6f1f5e11");
        assertThat(sent.userSubjectReference()).isEmpty();
        assertThat(sent.redirectUrl().orElseThrow()).startsWith("https://consent.example.in/api/auth/start?data=");
        HttpServerRequest call = calls.get(0);
        assertThat(call.uri()).isEqualTo("/base/api/client/V1/newCasRequest");
        assertThat(call.getHeader("Authorization")).isEqualTo("Bearer t1");
        assertThat(call.getHeader("ClientId")).isEqualTo("client");
        assertThat(call.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(call.getHeader("Origin")).isEqualTo("https://partner.example.in");
    }

    @Test
    void saysWhichTraceItBelongsToAndOnlyWhereThereIsOne() {
        script = answering(200, Sealed.success(1));
        RecordedSpans spans = new RecordedSpans();
        Tracing tracing = new OpenTelemetryTracing(spans.openTelemetry());
        HttpMfCentral client = client();
        result(client.requestOtp(request(), Journey.begin(System::nanoTime, tracing.begin(name -> null))));
        result(client.requestOtp(request(), Journey.unseen()));
        assertThat(calls.get(0).getHeader("traceparent"))
                .contains(spans.named("mfcentral").getSpanId());
        assertThat(calls.get(1).headers().contains("traceparent")).isFalse();
    }

    @Test
    void sealsTheRequestAndDatesItInIndia() {
        script = answering(200, Sealed.success(1));
        result(client().requestOtp(request(), Journey.unseen()));
        JsonObject body = new JsonObject(bodies.get(0));
        assertThat(body.fieldNames()).containsExactly("signature", "request");
        String text = opener().open(Optional.of(body.getString("signature")), body.getString("request"));
        assertThat(text).contains("\"clientRefNo\":\"REF-1\"", "\"toDate\":\"23-Nov-2026\"");
    }

    @Test
    void hasNoRedirectUrlWhereThePartnerAsksForTheOtp() {
        script = answering(202, Sealed.success(1));
        HttpMfCentral client =
                client(Samples.options("http://127.0.0.1:" + port, new ConsentFlow.Otp(), Samples.LONG, 10), pool());
        OtpSent sent = result(client.requestOtp(request(Samples.EMAIL, HoldingsScope.EVERYTHING), Journey.unseen()));
        assertThat(sent.redirectUrl()).isEmpty();
        assertThat(calls.get(0).uri()).isEqualTo("/api/client/V1/submitcasdetailrequest");
    }

    @Test
    void keepsAReqIdExactlyAsItIs() {
        BigInteger big = new BigInteger("123456789012345678901234567890");
        script = answering(200, Sealed.success(big));
        assertThat(result(client().requestOtp(request(), Journey.unseen())).reqId())
                .isEqualTo(big.toString());
        script = answering(200, Sealed.success("0042"));
        assertThat(result(client().requestOtp(request(), Journey.unseen())).reqId())
                .isEqualTo("0042");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reqId\":1}",
                "{\"otpRef\":\"x\"}",
                "{\"reqId\":1.5,\"otpRef\":\"x\"}",
                "{\"reqId\":-1,\"otpRef\":\"x\"}",
                "{\"reqId\":\"one\",\"otpRef\":\"x\"}",
                "{\"reqId\":1,\"otpRef\":\" \"}",
                "{\"reqId\":1,\"otpRef\":7}",
                "{\"reqId\":1,\"otpRef\":\"x\",\"clientRefNo\":\"REF-2\"}",
                "{\"errors\":[]}",
                "[]",
                "text"
            })
    void refusesASealedSuccessThatIsNone(String text) {
        script = answering(200, Sealed.response(text));
        assertThat(summary(client().requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:mfc_bad_response UNKNOWN UPSTREAM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "{\"reqId\":1,\"otpRef\":\"x\"}",
                "{\"response\":\"{\\\"reqId\\\":1,\\\"otpRef\\\":\\\"x\\\"}\"}",
                "{\"signature\":\"a..b\",\"response\":\"AAAA\"}"
            })
    void refusesASuccessThatIsNotSealed(String body) {
        script = answering(200, body);
        assertThat(summary(client().requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:mfc_bad_response UNKNOWN UPSTREAM");
    }

    @Test
    void refusesASuccessThatIsNotSigned() {
        JsonObject unsigned = Sealed.success(1);
        unsigned.remove("signature");
        script = answering(200, unsigned);
        assertThat(summary(client().requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:mfc_bad_response UNKNOWN UPSTREAM");
    }

    @Test
    void renewsTheTokenOnceAndReplaysTheSameBody() {
        script = call -> {
            boolean stale = "Bearer t1".equals(call.getHeader("Authorization"));
            reply(call, stale ? 401 : 200, stale ? "" : Sealed.success(1).encode());
        };
        assertThat(result(client().requestOtp(request(), Journey.unseen())).reqId())
                .isEqualTo("1");
        assertThat(tokensGiven).hasValue(2);
        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(0)).isEqualTo(bodies.get(1));
    }

    @Test
    void givesUpAfterTheSecond401() {
        script = answering(401, "");
        assertThat(summary(client().requestOtp(request(), Journey.unseen())))
                .isEqualTo("mfc_invalid_token NONE NOBODY");
        assertThat(calls).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "400, mfc_validation_error DECLINED NOBODY",
        "403, mfc_invalid_token NONE NOBODY",
        "404, internal_error:mfc_bad_response UNKNOWN UPSTREAM",
        "204, internal_error:mfc_bad_response UNKNOWN UPSTREAM",
        "302, internal_error:mfc_bad_response UNKNOWN UPSTREAM",
        "422, mfc_invalid_input DECLINED NOBODY",
        "429, mfc_rate_limited NONE NOBODY",
        "503, internal_error:mfc_server_error UNKNOWN UPSTREAM"
    })
    void translatesARefusalAndNeverSendsAgain(int status, String meaning) {
        script = answering(status, "");
        assertThat(summary(client().requestOtp(request(), Journey.unseen()))).isEqualTo(meaning);
        assertThat(calls).hasSize(1);
    }

    @Test
    void tellsAWrongPairByTheSealedWordingAndTheChannel() {
        String error = "{\"errors\":[{\"code\":\"1\",\"message\":\"Invalid PAN/PEKRN, Mobile/Email combination\"}]}";
        script = answering(422, Sealed.response(error));
        assertThat(summary(client().requestOtp(request(), Journey.unseen())))
                .isEqualTo("invalid_pan_mobile DECLINED NOBODY");
        assertThat(summary(client().requestOtp(request(Samples.EMAIL, HoldingsScope.EVERYTHING), Journey.unseen())))
                .isEqualTo("invalid_pan_email DECLINED NOBODY");
    }

    @Test
    void handsOnTheRetryAfterOfA429Alone() {
        script = call ->
                call.response().setStatusCode(429).putHeader("Retry-After", "9").end();
        assertThat(failure(client().requestOtp(request(), Journey.unseen())).retryAfter())
                .contains(Duration.ofSeconds(9));
        script = call ->
                call.response().setStatusCode(503).putHeader("Retry-After", "9").end();
        assertThat(failure(client().requestOtp(request(), Journey.unseen())).retryAfter())
                .isEmpty();
    }

    @Test
    void doesNotKnowWhatHappenedWhenNoAnswerComes() {
        script = hangs -> {};
        HttpMfCentral client = client(Samples.options(port, Duration.ofSeconds(3)), pool());
        assertThat(summary(client.requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:mfc_timeout UNKNOWN UPSTREAM");
    }

    @Test
    void sendsNothingWhenTheSigningQueueIsFull() {
        script = answering(200, Sealed.success(1));
        FakeNanos poolClock = new FakeNanos();
        SealingPool full = new SealingPool(vertx, 1, 1, poolClock, waited -> {});
        HttpMfCentral client = client(Samples.options(port, Samples.LONG), full);
        CountDownLatch busy = new CountDownLatch(1);
        full.line().run(() -> waitFor(busy));
        Future<OtpSent> waiting = client.requestOtp(request(), Journey.unseen());
        BreakerStage.until(vertx, () -> full.waiting() == 1);
        poolClock.pass(Duration.ofMinutes(1));
        assertThat(summary(client.requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:overloaded NONE NOBODY");
        assertThat(calls).isEmpty();
        busy.countDown();
        assertThat(result(waiting).reqId()).isEqualTo("1");
    }

    @Test
    void neitherSignsNorSendsWhatHasWaitedForItsWholeTime() {
        script = answering(200, Sealed.success(1));
        SpyProvider spy = new SpyProvider();
        SealingPool pool = pool();
        MfCentralOptions hurried = Samples.options(port, Duration.ofSeconds(1));
        HttpMfCentral client = client(hurried, pool, new Sealer(hurried.envelope(), new RsaProvider(spy)));
        CountDownLatch busy = new CountDownLatch(1);
        pool.line().run(() -> waitFor(busy));
        assertThat(summary(client.requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:mfc_timeout NONE NOBODY");
        busy.countDown();
        assertThat(result(pool.line().run(() -> "the one before has had its turn")))
                .isNotEmpty();
        assertThat(spy.signers()).isEmpty();
        assertThat(calls).isEmpty();
    }

    @Test
    void sendsNothingWhenItsOwnSettingsAreAtFault() {
        script = answering(200, Sealed.success(1));
        MfCentralOptions sound = Samples.options(port, Samples.LONG);
        MfCentralOptions broken = new MfCentralOptions(
                sound.baseUrl(),
                sound.flow(),
                sound.clientId(),
                sound.clientSecret(),
                sound.userName(),
                sound.password(),
                Optional.of("https://partner\r\nX-Injected: 1"),
                sound.envelope(),
                sound.connectTimeout(),
                sound.timeout(),
                sound.maxInFlight(),
                sound.breaker());
        assertThat(summary(client(broken, pool()).requestOtp(request(), Journey.unseen())))
                .isEqualTo("internal_error:unexpected NONE NOBODY");
        assertThat(calls).isEmpty();
    }

    @Test
    void answersOnTheCallersContext() {
        script = answering(200, Sealed.success(1));
        HttpMfCentral client = client();
        Promise<Boolean> same = Promise.promise();
        Context own = vertx.getOrCreateContext();
        own.runOnContext(v -> client.requestOtp(request(), Journey.unseen())
                .onComplete(sent -> same.complete(vertx.getOrCreateContext() == own)));
        assertThat(result(same.future())).isTrue();
    }

    @Test
    void neverSignsOnAnEventLoop() {
        script = answering(200, Sealed.success(1));
        SpyProvider spy = new SpyProvider();
        MfCentralOptions options = Samples.options(port, Samples.LONG);
        HttpMfCentral client = client(options, pool(), new Sealer(options.envelope(), new RsaProvider(spy)));
        Promise<OtpSent> sent = Promise.promise();
        vertx.getOrCreateContext().runOnContext(v -> client.requestOtp(request(), Journey.unseen())
                .onComplete(sent));
        result(sent.future());
        assertThat(spy.signers()).hasSize(1).allMatch(thread -> thread.startsWith("mfc-sealing-"));
    }

    private HttpMfCentral client() {
        return client(Samples.options(port, Samples.LONG), pool());
    }

    private HttpMfCentral client(MfCentralOptions options, SealingPool pool) {
        return client(options, pool, new Sealer(options.envelope(), RsaProvider.jdk()));
    }

    private HttpMfCentral client(MfCentralOptions options, SealingPool pool, Sealer sealer) {
        MfCentralHttp http = new MfCentralHttp(vertx, options, CLOCK);
        TokenEndpoint endpoint = new TokenEndpoint(http, options, System::nanoTime, () -> 0.5);
        AccessTokens tokens = new AccessTokens(vertx, endpoint, System::nanoTime);
        return new HttpMfCentral(vertx, options, http, tokens, pool.line(), sealer, opener(), CLOCK, System::nanoTime);
    }

    private SealingPool pool() {
        return Samples.pool(vertx);
    }

    private static Opener opener() {
        return new Opener(Samples.options(1, Samples.LONG).envelope(), RsaProvider.jdk());
    }

    private void serve(HttpServerRequest request) {
        if (request.path().endsWith("/oauth/token")) {
            request.response().end("{\"access_token\":\"t" + tokensGiven.incrementAndGet() + "\",\"expires_in\":1000}");
            return;
        }
        request.body().onSuccess((Buffer body) -> {
            calls.add(request);
            bodies.add(body.toString());
            script.handle(request);
        });
    }

    private static Handler<HttpServerRequest> answering(int status, Object body) {
        return call -> reply(call, status, body.toString());
    }

    private static Future<Void> reply(HttpServerRequest call, int status, String body) {
        return call.response().setStatusCode(status).end(body);
    }

    private static boolean waitFor(CountDownLatch latch) throws InterruptedException {
        latch.await();
        return true;
    }
}
