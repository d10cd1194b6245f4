package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.mfcentral.Samples.result;
import static dev.mfcgateway.mfcentral.Samples.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.mfcentral.envelope.SealingPool;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document by both of its calls. */
@ExtendWith(VertxExtension.class)
class FetchDocumentTest {

    private static final String DOCUMENT = "{\"reqId\":42,\"pan\":\"ABCDE1234F\",\"data\":[{\"nav\":12.3400}]}";
    private static final String BAD_RESPONSE = "internal_error:mfc_bad_response UNKNOWN UPSTREAM";

    private Vertx vertx;
    private ScriptedUpstream upstream;

    @BeforeEach
    void setUp(Vertx vertx) {
        this.vertx = vertx;
        upstream = new ScriptedUpstream(vertx);
    }

    @Test
    void handsOnTheDocumentExactlyAsItIs() {
        upstream.answers(200, Sealed.response(DOCUMENT));
        CasDocument document = result(upstream.client().fetchDocument("42", "REF-1", Journey.unseen()));
        assertThat(document.reveal()).isEqualTo(DOCUMENT);
        assertThat(document).hasToString("CasDocument(***)");
        assertThat(upstream.paths).containsExactly("/base/api/client/V1/getcasdocument");
        assertThat(upstream.requests).containsExactly(new JsonObject("{\"reqId\":42,\"clientRefNo\":\"REF-1\"}"));
    }

    @Test
    void exchangesAQrCodeForIt() {
        upstream.answers(200, Sealed.response(DOCUMENT));
        String large = "iVBORw0K".repeat(150_000);
        assertThat(result(upstream.client().exchangeQr("42", "REF-1", large, Journey.unseen()))
                        .reveal())
                .isEqualTo(DOCUMENT);
        assertThat(upstream.paths).containsExactly("/base/api/client/V1/validateQRCode");
        assertThat(upstream.requests.get(0).getString("qrCode")).isEqualTo(large);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"reqId\":\"42\"}", "{\"reqId\":null,\"clientRefNo\":\"\"}", "{\"a\":{\"reqId\":7}}"})
    void leavesWhatADocumentSaysToItsReader(String text) {
        upstream.answers(202, Sealed.response(text));
        assertThat(result(upstream.client().fetchDocument("42", "REF-1", Journey.unseen()))
                        .reveal())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reqId\":43}",
                "{\"reqId\":\"43\"}",
                "{\"reqId\":42,\"clientRefNo\":\"REF-2\"}",
                "{\"data\":[{}],\"reqId\":4}",
                "{\"reqId\":42} {}",
                "{\"reqId\":42",
                "{\"data\":[}",
                "[]",
                "text",
                "7"
            })
    void refusesAnotherRequestsDocumentAndWhatIsNone(String text) {
        upstream.answers(200, Sealed.response(text));
        assertThat(summary(upstream.client().fetchDocument("42", "REF-1", Journey.unseen())))
                .isEqualTo(BAD_RESPONSE);
        assertThat(summary(upstream.client().exchangeQr("42", "REF-1", "AAAA", Journey.unseen())))
                .isEqualTo(BAD_RESPONSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", DOCUMENT, "{\"response\":\"\"}", "{\"response\":\"{}\"}", "<html></html>"})
    void refusesADocumentThatIsNotSealed(String body) {
        upstream.answers(200, body);
        assertThat(summary(upstream.client().fetchDocument("42", "REF-1", Journey.unseen())))
                .isEqualTo(BAD_RESPONSE);
    }

    @Test
    void takesALongDocumentAndNoLongerOneThan16Mib() {
        String padding = "x".repeat(11_000_000);
        upstream.answers(200, Sealed.response("{\"reqId\":42,\"pad\":\"" + padding + "\"}"));
        assertThat(result(upstream.client().fetchDocument("42", "REF-1", Journey.unseen()))
                        .reveal())
                .hasSizeGreaterThan(11_000_000);
        upstream.does(call -> flood(call, 200, MfCentralHttp.LONGEST_DOCUMENT + 1));
        assertThat(summary(upstream.client().fetchDocument("42", "REF-1", Journey.unseen())))
                .isEqualTo(BAD_RESPONSE);
    }

    @Test
    void takesNoLongErrorAndNoLongAnswerToAnythingElse() {
        upstream.does(call -> flood(call, 422, MfCentralHttp.LONGEST_BODY + 1));
        assertThat(summary(upstream.client().fetchDocument("42", "REF-1", Journey.unseen())))
                .isEqualTo(BAD_RESPONSE);
        upstream.does(call -> flood(call, 200, MfCentralHttp.LONGEST_BODY + 1));
        assertThat(summary(upstream.client().confirmOtp(Samples.CONFIRMATION, Journey.unseen())))
                .isEqualTo(BAD_RESPONSE);
    }

    @Test
    void sendsNothingWithAReqIdThatIsNone() {
        assertThat(summary(upstream.client().fetchDocument("4 2", "REF-1", Journey.unseen())))
                .isEqualTo("internal_error:unexpected NONE NOBODY");
        assertThat(upstream.paths).isEmpty();
    }

    @Test
    void sendsAReqIdWithALeadingZeroAsTheTextItWas() {
        upstream.answers(200, Sealed.response("{}"));
        result(upstream.client().fetchDocument("0042", "REF-1", Journey.unseen()));
        assertThat(upstream.requests.get(0).getValue("reqId")).isEqualTo("0042");
    }

    @Test
    void readsADocumentThatCameWhileThePoolWasFull() {
        FakeNanos poolClock = new FakeNanos();
        SealingPool pool = new SealingPool(vertx, 1, 1, poolClock, waited -> {});
        CountDownLatch busy = new CountDownLatch(1);
        upstream.does(call -> {
            pool.line().run(() -> await(busy));
            pool.line().run(() -> await(busy));
            poolClock.pass(Duration.ofMinutes(1));
            call.response().end(Sealed.response(DOCUMENT).encode()).onComplete(sent -> busy.countDown());
        });
        assertThat(result(upstream.client(Samples.LONG, pool).exchangeQr("42", "REF-1", "AAAA", Journey.unseen()))
                        .reveal())
                .isEqualTo(DOCUMENT);
    }

    @Test
    void answersOnTheCallersContext() {
        upstream.answers(200, Sealed.response(DOCUMENT));
        HttpMfCentral client = upstream.client();
        Promise<Boolean> same = Promise.promise();
        Context own = vertx.getOrCreateContext();
        own.runOnContext(v -> client.fetchDocument("42", "REF-1", Journey.unseen())
                .onComplete(document -> same.complete(vertx.getOrCreateContext() == own)));
        assertThat(result(same.future())).isTrue();
    }

    private static Future<Void> flood(HttpServerRequest call, int status, int bytes) {
        return call.response().setStatusCode(status).end("x".repeat(bytes));
    }

    private static boolean await(CountDownLatch latch) throws InterruptedException {
        latch.await();
        return true;
    }
}
