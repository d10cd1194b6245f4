package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCause.MFC_TIMEOUT;
import static dev.mfcgateway.failure.FailureCause.OVERLOADED;
import static dev.mfcgateway.failure.FailureCause.UNEXPECTED;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.NOBODY;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.UNKNOWN;

import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.journey.Step;
import dev.mfcgateway.mfcentral.envelope.Opener;
import dev.mfcgateway.mfcentral.envelope.Sealer;
import dev.mfcgateway.mfcentral.envelope.SealingLine;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MFCentral over the wire, each call by the same way: token, seal, POST, open, translate. It holds no policy: no
 * breaker, no cap, no counting, and a call that may have arrived is never sent again. The one replay follows a 401, which is given before a call is
 * looked at.
 *
 * <p>Any event loop; it neither signs on one nor opens a document on one. Besides the rows of {@link MfCentralFaults} come out {@code mfc_timeout},
 * {@code mfc_unreachable}, {@code mfc_bad_response}, {@code overloaded} and {@code unexpected}.
 */
public final class HttpMfCentral implements MfCentral {

    private static final Logger LOG = LoggerFactory.getLogger(HttpMfCentral.class);
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final String CALLS = "/api/client/V1/";
    private static final int UNAUTHORIZED = 401;

    private final Vertx vertx;
    private final MfCentralOptions options;
    private final MfCentralHttp http;
    private final AccessTokens tokens;
    private final SealingLine sealing;
    private final Sealer sealer;
    private final OtpAnswer otpAnswers;
    private final ConsentAnswer consentAnswers;
    private final DocumentAnswer documentAnswers;
    private final ErrorText errors;
    private final InstantSource clock;
    private final LongSupplier nanoClock;

    public HttpMfCentral(
            Vertx vertx,
            MfCentralOptions options,
            MfCentralHttp http,
            AccessTokens tokens,
            SealingLine sealing,
            Sealer sealer,
            Opener opener,
            InstantSource clock,
            LongSupplier nanoClock) {
        this.vertx = vertx;
        this.options = options;
        this.http = http;
        this.tokens = tokens;
        this.sealing = sealing;
        this.sealer = sealer;
        this.otpAnswers = new OtpAnswer(options.flow(), opener);
        this.consentAnswers = new ConsentAnswer(opener);
        this.documentAnswers = new DocumentAnswer(opener);
        this.errors = new ErrorText(opener);
        this.clock = clock;
        this.nanoClock = nanoClock;
    }

    @Override
    public Future<OtpSent> requestOtp(OtpRequest request, Journey journey) {
        return call(
                journey,
                () -> new Exchange<>(
                        CasRequest.of(options.flow(), request, LocalDate.ofInstant(clock.instant(), INDIA)),
                        MfCentralFaults.sending(request.contact().channel()),
                        Length.SHORT,
                        answer -> otpAnswers.read(request, answer)));
    }

    @Override
    public Future<Void> confirmOtp(OtpConfirmation confirmation, Journey journey) {
        return call(
                journey,
                () -> new Exchange<>(
                        CasRequest.confirmation(confirmation),
                        MfCentralFaults.CONFIRMING,
                        Length.SHORT,
                        answer -> consentAnswers.read(confirmation, answer)));
    }

    @Override
    public Future<CasDocument> fetchDocument(String reqId, String clientRefNo, Journey journey) {
        return call(journey, () -> document(CasRequest.document(reqId, clientRefNo), reqId, clientRefNo));
    }

    @Override
    public Future<CasDocument> exchangeQr(String reqId, String clientRefNo, String qrCode, Journey journey) {
        return call(journey, () -> document(CasRequest.qr(reqId, clientRefNo, qrCode), reqId, clientRefNo));
    }

    private Exchange<CasDocument> document(CasRequest request, String reqId, String clientRefNo) {
        return new Exchange<>(
                request,
                MfCentralFaults.FETCHING,
                Length.DOCUMENT,
                answer -> documentAnswers.read(reqId, clientRefNo, answer));
    }

    /** How long a success may be, in bytes; one that may be long is not read on an event loop. */
    private enum Length {
        SHORT(MfCentralHttp.LONGEST_BODY),
        DOCUMENT(MfCentralHttp.LONGEST_DOCUMENT);

        private final int bytes;

        Length(int bytes) {
            this.bytes = bytes;
        }
    }

    /** What one kind of call says, and how its answers are to be understood. */
    private record Exchange<T>(
            CasRequest request, MfCentralFaults faults, Length length, Function<Answer, T> success) {}

    /** One call, ready to be sent as often as it is refused at the door. */
    private record Call<T>(Journey journey, Exchange<T> exchange, MultiMap headers, AccessToken token, Buffer body) {}

    /** The way that every call takes. */
    private <T> Future<T> call(Journey journey, Supplier<Exchange<T>> begin) {
        Deadline deadline = Deadline.after(options.timeout(), nanoClock);
        return prepare(journey, begin, deadline)
                .recover(failure -> Future.failedFuture(known(failure, NONE)))
                .compose(call -> answer(call, deadline)
                        .compose(answer -> journey.step(Step.OPEN, () -> translate(call.exchange(), answer))))
                .recover(failure -> Future.failedFuture(known(failure, UNKNOWN)));
    }

    /** A QR image makes a long text, and so it is written on the pool too. */
    private <T> Future<Call<T>> prepare(Journey journey, Supplier<Exchange<T>> begin, Deadline deadline) {
        return journey.step(Step.TOKEN, () -> tokens.current(deadline))
                .compose(token -> journey.step(
                        Step.SIGN,
                        () -> BoundedWait.atMost(
                                vertx,
                                deadline.timerMillis(),
                                sealing.run(() -> sealed(journey, begin, token, deadline)),
                                HttpMfCentral::tooLateToSend)));
    }

    /** What has waited until nobody wants it any more is not worth a signature. */
    private <T> Call<T> sealed(Journey journey, Supplier<Exchange<T>> begin, AccessToken token, Deadline deadline) {
        if (deadline.isOver()) {
            throw tooLateToSend();
        }
        Exchange<T> exchange = begin.get();
        Buffer body = Buffer.buffer(sealer.seal(exchange.request().json()));
        return new Call<>(journey, exchange, headers(), token, body);
    }

    private static MfCentralFailure tooLateToSend() {
        return MfCentralFailure.internal(MFC_TIMEOUT, NONE, NOBODY);
    }

    private MultiMap headers() {
        MultiMap headers = HttpHeaders.headers()
                .set("ClientId", options.clientId().reveal())
                .set(HttpHeaders.CONTENT_TYPE, "application/json");
        options.origin().ifPresent(origin -> headers.set(HttpHeaders.ORIGIN, origin));
        return headers;
    }

    private Future<Answer> answer(Call<?> call, Deadline deadline) {
        return send(call, call.token(), deadline)
                .compose(answer -> answer.status() == UNAUTHORIZED
                        ? call.journey()
                                .step(Step.TOKEN, () -> tokens.renew(call.token(), deadline))
                                .compose(fresh -> send(call, fresh, deadline))
                        : Future.succeededFuture(answer));
    }

    private Future<Answer> send(Call<?> call, AccessToken token, Deadline deadline) {
        call.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token.value().reveal());
        Exchange<?> exchange = call.exchange();
        String path = CALLS + exchange.request().name();
        return call.journey().call(traced -> {
            traced.writeTo(call.headers()::set);
            return http.post(path, call.headers(), call.body(), exchange.length().bytes, deadline);
        });
    }

    private <T> Future<T> translate(Exchange<T> exchange, Answer answer) {
        if (answer.status() != 200 && answer.status() != 202) {
            return Future.failedFuture(refusal(exchange, answer));
        }
        return exchange.length() == Length.DOCUMENT
                ? sealing.runOwed(() -> exchange.success().apply(answer))
                : Future.succeededFuture(exchange.success().apply(answer));
    }

    private MfCentralFailure refusal(Exchange<?> exchange, Answer answer) {
        MfCentralFailure failure = exchange.faults().meaning(answer.status(), errors.of(answer));
        return answer.retryAfter()
                .filter(told -> answer.status() == 429)
                .map(failure::retryAfter)
                .orElse(failure);
    }

    /** What is no failure of MFCentral's yet is one of our own; its text may hold anything, and so its class is logged. */
    private static MfCentralFailure known(Throwable failure, MfCentralFailure.Effect effect) {
        if (failure instanceof MfCentralFailure ours) {
            return ours;
        }
        if (failure instanceof GatewayFailure refused && refused.internalCause().equals(Optional.of(OVERLOADED))) {
            return MfCentralFailure.internal(OVERLOADED, effect, NOBODY);
        }
        LOG.error(
                "A call to MFCentral failed by a fault of our own: {}",
                failure.getClass().getName());
        return MfCentralFailure.internal(UNEXPECTED, effect, NOBODY);
    }
}
