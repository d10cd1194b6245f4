package dev.mfcgateway.mfcentral;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Email;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.investor.Otp;
import dev.mfcgateway.investor.Pan;
import dev.mfcgateway.investor.Phone;
import dev.mfcgateway.mfcentral.envelope.EnvelopeVectors;
import dev.mfcgateway.mfcentral.envelope.SealingPool;
import dev.mfcgateway.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the tests of this room share. */
final class Samples {

    static final Duration LONG = Duration.ofSeconds(30);
    static final Contact PHONE = Phone.parse("+919876543210").orElseThrow();
    static final Contact EMAIL = Email.parse("user@domain.in").orElseThrow();
    static final ConsentFlow.Redirect REDIRECT = new ConsentFlow.Redirect(
            URI.create("https://consent.example.in"),
            Secret.of("0123456789abcdef0123456789abcdef"),
            URI.create("https://partner.example.in/mfc"));

    static final OtpConfirmation CONFIRMATION = new OtpConfirmation(
            "123456789", "ref", "", "REF-1", Otp.parse("001234").orElseThrow());

    private Samples() {}

    static OtpRequest request(Contact contact, HoldingsScope scope) {
        return new OtpRequest("REF-1", Pan.parse("ABCDE1234F").orElseThrow(), contact, scope);
    }

    static OtpRequest request() {
        return request(PHONE, HoldingsScope.EVERYTHING);
    }

    static MfCentralOptions options(String baseUrl, ConsentFlow flow, Duration timeout, int maxInFlight) {
        return new MfCentralOptions(
                URI.create(baseUrl),
                flow,
                Secret.of("client"),
                Secret.of("client secret"),
                Secret.of("user@name"),
                Secret.of("pass&word"),
                Optional.of("https://partner.example.in"),
                EnvelopeVectors.keys(),
                Duration.ofSeconds(5),
                timeout,
                maxInFlight,
                BreakerStage.options(OptionalDouble.empty(), Duration.ofMinutes(5)));
    }

    static MfCentralOptions options(int port, Duration timeout) {
        return options("http://127.0.0.1:" + port + "/base", REDIRECT, timeout, 100);
    }

    /** One thread, and a queue that is never too long. */
    static SealingPool pool(Vertx vertx) {
        return new SealingPool(vertx, 1, 10, System::nanoTime, waited -> {});
    }

    static <T> T result(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            throw new AssertionError("still pending", hangs);
        }
    }

    /** The failure of a future that must fail, and with nothing else. */
    static MfCentralFailure failure(Future<?> future) {
        return (MfCentralFailure) result(future.transform(outcome -> Future.succeededFuture(outcome.cause())));
    }

    /** {@code category[:cause] effect blame}, as one text to compare. */
    static String summary(MfCentralFailure failure) {
        return failure.getMessage() + " " + failure.effect() + " " + failure.blame();
    }

    static String summary(Future<?> future) {
        return summary(failure(future));
    }

    static MfCentralFailure upstream(FailureCause cause) {
        return MfCentralFailure.internal(cause, MfCentralFailure.Effect.UNKNOWN, MfCentralFailure.Blame.UPSTREAM);
    }

    static MfCentralFailure declined(FailureCategory category) {
        return MfCentralFailure.of(category, MfCentralFailure.Effect.DECLINED);
    }
}
