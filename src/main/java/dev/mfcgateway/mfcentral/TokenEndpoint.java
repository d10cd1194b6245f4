package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCategory.MFC_INVALID_TOKEN;
import static dev.mfcgateway.failure.FailureCategory.MFC_RATE_LIMITED;
import static dev.mfcgateway.failure.FailureCause.MFC_BAD_RESPONSE;
import static dev.mfcgateway.failure.FailureCause.MFC_UNREACHABLE;
import static dev.mfcgateway.failure.FailureCause.UNEXPECTED;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.NOBODY;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * MFCentral's {@code /oauth/token}: one fetch, nothing remembered. Any event loop. Fails with {@code mfc_unreachable}
 * (no answer, or 5xx), {@code mfc_timeout}, {@code mfc_rate_limited}, {@code mfc_invalid_token} (the credentials),
 * {@code mfc_bad_response} or {@code unexpected}; never with an effect, and never blaming what answers the calls.
 */
public final class TokenEndpoint {

    /** A token is short work; nobody should wait for one as long as for an OTP. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration UNTOLD_LIFE = Duration.ofMinutes(5);
    private static final long SHORTEST_LIFE_SECONDS = 5;
    private static final long LONGEST_LIFE_SECONDS = Duration.ofDays(90).toSeconds();

    /** What can stand in a header. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    private final MfCentralHttp http;
    private final MfCentralOptions options;
    private final LongSupplier nanoClock;
    private final DoubleSupplier jitter;

    /** @param jitter 0 to 1: so that the pods of a tenant do not all refresh in the same second */
    public TokenEndpoint(MfCentralHttp http, MfCentralOptions options, LongSupplier nanoClock, DoubleSupplier jitter) {
        this.http = http;
        this.options = options;
        this.nanoClock = nanoClock;
        this.jitter = jitter;
    }

    /** Fails with nothing but {@link MfCentralFailure}. */
    Future<AccessToken> fetch() {
        Duration wait = options.timeout().compareTo(LONGEST_WAIT) < 0 ? options.timeout() : LONGEST_WAIT;
        Deadline deadline = Deadline.after(wait, nanoClock);
        return Future.succeededFuture()
                .compose(begun -> http.post("/oauth/token", headers(), form(), deadline))
                .map(this::token)
                .recover(failure -> Future.failedFuture(withoutEffect(failure)));
    }

    private MultiMap headers() {
        String client =
                options.clientId().reveal() + ":" + options.clientSecret().reveal();
        return HttpHeaders.headers()
                .set(HttpHeaders.AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(client.getBytes(UTF_8)))
                .set(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
                .set(HttpHeaders.ACCEPT, "application/json");
    }

    private Buffer form() {
        return Buffer.buffer("grant_type=password&username=" + encoded(options.userName()) + "&password="
                + encoded(options.password()));
    }

    private AccessToken token(Answer answer) {
        if (answer.status() != 200) {
            throw refusal(answer);
        }
        JsonObject json = JsonText.object(answer.body().toString(UTF_8)).orElseThrow(() -> internal(MFC_BAD_RESPONSE));
        String value = JsonText.text(json, "access_token")
                .filter(text -> TOKEN.matcher(text).matches())
                .orElseThrow(() -> internal(MFC_BAD_RESPONSE));
        long now = nanoClock.getAsLong();
        long life = life(json).toNanos();
        long fresh = (long) (life * (0.8 + 0.1 * jitter.getAsDouble()));
        return new AccessToken(Secret.of(value), now + fresh, now + life);
    }

    private static Duration life(JsonObject json) {
        return json.getValue("expires_in") instanceof Number seconds
                ? Duration.ofSeconds(
                        Math.min(LONGEST_LIFE_SECONDS, Math.max(SHORTEST_LIFE_SECONDS, seconds.longValue())))
                : UNTOLD_LIFE;
    }

    private static MfCentralFailure refusal(Answer answer) {
        int status = answer.status();
        if (status == 429) {
            MfCentralFailure limited = MfCentralFailure.of(MFC_RATE_LIMITED, NONE);
            return answer.retryAfter().map(limited::retryAfter).orElse(limited);
        }
        if (status == 400 || status == 401 || status == 403) {
            return MfCentralFailure.of(MFC_INVALID_TOKEN, NONE);
        }
        return internal(status >= 500 ? MFC_UNREACHABLE : MFC_BAD_RESPONSE);
    }

    /** Whatever became of this POST, no OTP was asked for by it. */
    private static MfCentralFailure withoutEffect(Throwable failure) {
        if (!(failure instanceof MfCentralFailure known)) {
            return internal(UNEXPECTED);
        }
        return known.internalCause().map(TokenEndpoint::internal).orElse(known);
    }

    private static MfCentralFailure internal(FailureCause cause) {
        return MfCentralFailure.internal(cause, NONE, NOBODY);
    }

    private static String encoded(Secret secret) {
        return URLEncoder.encode(secret.reveal(), UTF_8);
    }
}
