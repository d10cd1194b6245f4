package dev.mfcgateway.flow;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FieldProblem;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.journey.Step;
import dev.mfcgateway.mfcentral.ConsentFlow;
import dev.mfcgateway.mfcentral.MfCentralFailure;
import dev.mfcgateway.mfcentral.MfCentralFailure.Effect;
import dev.mfcgateway.mfcentral.OtpConfirmation;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.transaction.ContactHashes;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.VerificationLedger;
import dev.mfcgateway.transaction.VerifyRequest;
import dev.mfcgateway.transaction.VerifyReservation;
import dev.mfcgateway.transaction.VerifyTicket;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has MFCentral look at an OTP, for tenants whose own screen asks for it. A wrong attempt is counted before MFCentral is
 * asked, and given back unless it says so. The transaction is queued for delivery before, too: should this gateway die
 * with MFCentral's word in its hand, another one asks again. Fails with every row that verifyOTP can end in. Any event
 * loop may call.
 */
public final class VerifyOtp {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyOtp.class);

    /** Wrong OTPs that may be entered where neither the record nor a tenant says how many. */
    private static final int DEFAULT_WRONG_ATTEMPTS = 5;

    private static final Set<FailureCategory> ABOUT_THE_OTP =
            Set.of(FailureCategory.OTP_METHOD_MISMATCH, FailureCategory.WRONG_ATTEMPTS_EXCEEDED);

    private final Owners owners;
    private final VerificationLedger ledger;
    private final QueuedConsent consent;
    private final ContactHashes contactHashes;

    public VerifyOtp(Owners owners, VerificationLedger ledger, QueuedConsent consent, ContactHashes contactHashes) {
        this.owners = owners;
        this.ledger = ledger;
        this.consent = consent;
        this.contactHashes = contactHashes;
    }

    public Future<ConsentReply> verify(VerifyOtpRequest request, Caller caller) {
        Journey journey = caller.journey();
        journey.by(request.contact().channel());
        return journey.step(Step.RESERVE, () -> owners.of(request.transactionId(), caller)
                        .compose(owner -> ledger.reserve(ask(request, caller, owner))))
                .compose(reservation -> answer(request, caller, reservation));
    }

    private VerifyRequest ask(VerifyOtpRequest request, Caller caller, Owner owner) {
        return new VerifyRequest(
                request.transactionId(),
                owner,
                caller.namedTenant()
                        .map(tenant -> tenant.options().maxWrongAttempts())
                        .orElse(DEFAULT_WRONG_ATTEMPTS),
                request.contact().channel(),
                contactHashes.of(request.contact(), request.transactionId()));
    }

    private Future<ConsentReply> answer(VerifyOtpRequest request, Caller caller, VerifyReservation reservation) {
        return reservation instanceof VerifyReservation.Known known
                ? known(request, caller, known)
                : Future.failedFuture(refusal((VerifyReservation.Refused) reservation, caller));
    }

    private static GatewayFailure refusal(VerifyReservation.Refused refused, Caller caller) {
        GatewayFailure reason = caller.refusal(refused.tenant(), refused.reason());
        boolean elsewhere = ABOUT_THE_OTP.contains(refused.reason())
                && caller.tenant().filter(VerifyOtp::isEnteredElsewhere).isPresent();
        return elsewhere ? nothingToVerify() : reason;
    }

    private Future<ConsentReply> known(VerifyOtpRequest request, Caller caller, VerifyReservation.Known known) {
        return Future.succeededFuture(known.tenant())
                .map(caller::reach)
                .transform(reached -> reached.succeeded()
                        ? reached(request, reached.result(), known, caller.journey())
                        : withdraw(known, reached.cause()));
    }

    private Future<ConsentReply> reached(
            VerifyOtpRequest request, Tenant tenant, VerifyReservation.Known known, Journey journey) {
        if (isEnteredElsewhere(tenant)) {
            return withdraw(known, nothingToVerify());
        }
        if (known instanceof VerifyReservation.AlreadyVerified verified) {
            return Future.succeededFuture(new ConsentReply(request.transactionId(), verified.status()));
        }
        return known instanceof VerifyReservation.Admitted admitted
                ? confirm(request, tenant, admitted, journey)
                : Future.failedFuture(nothingToVerify());
    }

    private Future<ConsentReply> withdraw(VerifyReservation.Known known, Throwable failure) {
        Future<Void> settled = known instanceof VerifyReservation.Admitted admitted
                ? ledger.giveBack(admitted.ticket())
                : Future.succeededFuture();
        return settled.transform(done -> Future.failedFuture(failure));
    }

    private Future<ConsentReply> confirm(
            VerifyOtpRequest request, Tenant tenant, VerifyReservation.Admitted admitted, Journey journey) {
        OtpConfirmation confirmation = new OtpConfirmation(
                admitted.reqId(),
                admitted.otpRef(),
                admitted.userSubjectReference(),
                admitted.clientRefNo(),
                request.otp());
        return journey.step(Step.RESERVE, () -> consent.expect(request.transactionId(), tenant))
                .compose(queued -> tenant.mfCentral().confirmOtp(confirmation, journey))
                .transform(answer -> answer.succeeded()
                        ? journey.step(Step.SETTLE, () -> consent.given(admitted.ticket()))
                        : notVerified(admitted.ticket(), answer.cause(), journey));
    }

    /** Where nobody knows what MFCentral did the attempt stays open: whoever takes up the transaction asks. */
    private Future<ConsentReply> notVerified(VerifyTicket ticket, Throwable failure, Journey journey) {
        boolean unknown = failure instanceof MfCentralFailure known && known.effect() == Effect.UNKNOWN;
        Future<Void> settled =
                unknown ? Future.succeededFuture() : journey.step(Step.SETTLE, () -> settle(ticket, failure));
        return settled.onFailure(
                        unsettled -> LOG.error("{} stays open: {}", ticket.transactionId(), unsettled.getMessage()))
                .transform(done -> Future.failedFuture(failure));
    }

    private Future<Void> settle(VerifyTicket ticket, Throwable failure) {
        boolean wrong = failure instanceof GatewayFailure known && known.category() == FailureCategory.INCORRECT_OTP;
        return wrong ? ledger.wrong(ticket) : ledger.giveBack(ticket);
    }

    private static boolean isEnteredElsewhere(Tenant tenant) {
        return tenant.options().mfCentral().flow() instanceof ConsentFlow.Redirect;
    }

    private static GatewayFailure nothingToVerify() {
        return GatewayFailure.invalidRequest(
                List.of(new FieldProblem("otp", "no OTP of this transaction is to be entered here")));
    }
}
