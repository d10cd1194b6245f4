package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCause.MFC_TIMEOUT;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.NOBODY;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One tenant's access token: fetched by one flight at a time however many callers wait, renewed in the background before
 * it expires, and not asked for again too soon after a refusal. It does not share tokens between processes.
 *
 * <p>Any thread; a caller waits no longer than its own deadline, and gives up nobody else's flight. What comes out is
 * what {@link TokenEndpoint} says, and {@code mfc_timeout}: always before anything was sent.
 */
public final class AccessTokens {

    private final Vertx vertx;
    private final TokenEndpoint endpoint;
    private final LongSupplier nanoClock;

    // Guarded by this.
    private AccessToken token;
    private Future<AccessToken> flight;
    private TokenRefusal refusal;

    public AccessTokens(Vertx vertx, TokenEndpoint endpoint, LongSupplier nanoClock) {
        this.vertx = vertx;
        this.endpoint = endpoint;
        this.nanoClock = nanoClock;
    }

    /** The token in use, or the first one. */
    Future<AccessToken> current(Deadline deadline) {
        AccessToken known = usable();
        if (known == null) {
            return BoundedWait.atMost(
                    vertx,
                    deadline.timerMillis(),
                    refresh(),
                    () -> MfCentralFailure.internal(MFC_TIMEOUT, NONE, NOBODY));
        }
        if (nanoClock.getAsLong() - known.refreshAt() >= 0) {
            refresh();
        }
        return Future.succeededFuture(known);
    }

    /** Another token than {@code failed}, which MFCentral refused; one that somebody has fetched since will do. */
    Future<AccessToken> renew(AccessToken failed, Deadline deadline) {
        synchronized (this) {
            if (failed.equals(token)) {
                token = null;
            }
        }
        return current(deadline);
    }

    /** How long the token in use still is of use, below zero once it is not; empty while there is none. */
    public synchronized Optional<Duration> remainingLife() {
        return Optional.ofNullable(token).map(own -> Duration.ofNanos(own.expiresAt() - nanoClock.getAsLong()));
    }

    private synchronized AccessToken usable() {
        return token != null && nanoClock.getAsLong() - token.expiresAt() < 0 ? token : null;
    }

    private Future<AccessToken> refresh() {
        Promise<AccessToken> arrival = Promise.promise();
        synchronized (this) {
            if (flight != null) {
                return flight;
            }
            if (refusal != null && refusal.holds(nanoClock.getAsLong())) {
                return Future.failedFuture(refusal.again(nanoClock.getAsLong()));
            }
            flight = arrival.future();
        }
        endpoint.fetch().onComplete(fetched -> land(fetched, arrival));
        return arrival.future();
    }

    private void land(AsyncResult<AccessToken> fetched, Promise<AccessToken> arrival) {
        synchronized (this) {
            flight = null;
            if (fetched.succeeded()) {
                token = fetched.result();
                refusal = null;
            } else {
                Duration last = refusal == null ? Duration.ZERO : refusal.length();
                refusal = TokenRefusal.after((MfCentralFailure) fetched.cause(), last, nanoClock.getAsLong());
            }
        }
        if (fetched.succeeded()) {
            arrival.complete(fetched.result());
        } else {
            arrival.fail(fetched.cause());
        }
    }
}
