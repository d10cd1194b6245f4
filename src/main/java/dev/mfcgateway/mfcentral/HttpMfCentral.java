package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCause.OVERLOADED;
import static dev.mfcgateway.failure.FailureCause.UNEXPECTED;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.NOBODY;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.UNKNOWN;

import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.mfcentral.envelope.Opener;
import dev.mfcgateway.mfcentral.envelope.Sealer;
import dev.mfcgateway.mfcentral.envelope.SealingPool;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MFCentral over the wire: token, seal, POST, open, translate. It holds no policy: no breaker, no cap, no counting, and
 * a call that may have arrived is never sent again. The one replay follows a 401, which is given before a call is
 * looked at.
 *
 * <p>Any event loop; it never signs on one. Besides the rows of {@link MfCentralFaults} come out {@code mfc_timeout},
 * {@code mfc_unreachable}, {@code mfc_bad_response}, {@code overloaded} and {@code unexpected}.
 */
public final class HttpMfCentral implements MfCentral {

    private static final Logger LOG = LoggerFactory.getLogger(HttpMfCentral.class);
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final String CALLS = "/api/client/V1/";
    private static final int UNAUTHORIZED = 401;

    private final MfCentralOptions options;
    private final MfCentralHttp http;
    private final AccessTokens tokens;
    private final SealingPool sealing;
    private final Sealer sealer;
    private final OtpAnswer answers;
    private final ErrorText errors;
    private final InstantSource clock;
    private final LongSupplier nanoClock;

    public HttpMfCentral(
            MfCentralOptions options,
            MfCentralHttp http,
            AccessTokens tokens,
            SealingPool sealing,
            Sealer sealer,
            Opener opener,
            InstantSource clock,
            LongSupplier nanoClock) {
        this.options = options;
        this.http = http;
        this.tokens = tokens;
        this.sealing = sealing;
        this.sealer = sealer;
        this.answers = new OtpAnswer(options.flow(), opener);
        this.errors = new ErrorText(opener);
        this.clock = clock;
        this.nanoClock = nanoClock;
    }

    @Override
    public Future<OtpSent> requestOtp(OtpRequest request) {
        Deadline deadline = Deadline.after(options.timeout(), nanoClock);
        return prepare(request, deadline)
                .recover(failure -> Future.failedFuture(known(failure, NONE)))
                .compose(call -> answer(call, deadline))
                .map(answer -> translate(request, answer))
                .recover(failure -> Future.failedFuture(known(failure, UNKNOWN)));
    }

    /** One call, ready to be sent as often as it is refused at the door. */
    private record Call(String path, MultiMap headers, AccessToken token, Buffer body) {}

    private Future<Call> prepare(OtpRequest request, Deadline deadline) {
        return tokens.current(deadline).compose(token -> {
            CasRequest cas = CasRequest.of(options.flow(), request, LocalDate.ofInstant(clock.instant(), INDIA));
            return sealing.run(() -> Buffer.buffer(sealer.seal(cas.json())))
                    .map(body -> new Call(CALLS + cas.name(), headers(), token, body));
        });
    }

    private MultiMap headers() {
        MultiMap headers = HttpHeaders.headers()
                .set("ClientId", options.clientId().reveal())
                .set(HttpHeaders.CONTENT_TYPE, "application/json");
        options.origin().ifPresent(origin -> headers.set(HttpHeaders.ORIGIN, origin));
        return headers;
    }

    private Future<Answer> answer(Call call, Deadline deadline) {
        return send(call, call.token(), deadline)
                .compose(answer -> answer.status() == UNAUTHORIZED
                        ? tokens.renew(call.token(), deadline).compose(fresh -> send(call, fresh, deadline))
                        : Future.succeededFuture(answer));
    }

    private Future<Answer> send(Call call, AccessToken token, Deadline deadline) {
        call.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token.value().reveal());
        return http.post(call.path(), call.headers(), call.body(), deadline);
    }

    private OtpSent translate(OtpRequest request, Answer answer) {
        if (answer.status() == 200 || answer.status() == 202) {
            return answers.read(request, answer);
        }
        MfCentralFailure failure = MfCentralFaults.meaning(
                answer.status(), errors.of(answer), request.contact().channel());
        throw answer.retryAfter()
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
