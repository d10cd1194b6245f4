package dev.mfcgateway.flow;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.metrics.SendOutcome;
import dev.mfcgateway.mfcentral.MfCentralFailure;
import dev.mfcgateway.mfcentral.MfCentralFailure.Effect;
import dev.mfcgateway.mfcentral.OtpRequest;
import dev.mfcgateway.mfcentral.OtpSent;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.transaction.ContactHashes;
import dev.mfcgateway.transaction.OtpLedger;
import dev.mfcgateway.transaction.Reservation;
import dev.mfcgateway.transaction.SendRequest;
import dev.mfcgateway.transaction.SendTicket;
import dev.mfcgateway.transaction.SentOtp;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has MFCentral send an OTP: counts the send, calls, and writes down how it ended before anyone is told. A send is given
 * back only where MFCentral certainly did nothing, and never tried twice. Fails with any published row of the error map
 * that getOTP can end in, and {@code internal_error}. Any event loop may call.
 */
public final class GetOtp {

    private static final Logger LOG = LoggerFactory.getLogger(GetOtp.class);

    private final OtpLedger ledger;
    private final ClientReferences references;
    private final ContactHashes contactHashes;

    public GetOtp(OtpLedger ledger, ClientReferences references, ContactHashes contactHashes) {
        this.ledger = ledger;
        this.references = references;
        this.contactHashes = contactHashes;
    }

    public Future<GetOtpReply> send(GetOtpRequest request, Caller caller) {
        SendRequest ask = new SendRequest(
                request.transactionId(),
                caller.owner(),
                caller.maxSends(),
                caller.resendCooldowns(),
                references.next(),
                request.contact().channel());
        return ledger.reserve(ask).compose(reservation -> answer(request, caller, reservation));
    }

    private Future<GetOtpReply> answer(GetOtpRequest request, Caller caller, Reservation reservation) {
        if (reservation instanceof Reservation.Admitted admitted) {
            return admitted(request, caller, admitted);
        }
        return Future.failedFuture(
                reservation instanceof Reservation.Limited limited
                        ? refusal(limited, caller)
                        : refusal((Reservation.Refused) reservation, caller));
    }

    private static GatewayFailure refusal(Reservation.Limited limited, Caller caller) {
        caller.reach(limited.tenant()).upstreamMetrics().refusedBy(limited.limit());
        FailureCategory row = FailureCategory.OTP_RESEND_LIMIT_EXCEEDED;
        return limited.retryAfter().map(wait -> GatewayFailure.of(row, wait)).orElseGet(() -> GatewayFailure.of(row));
    }

    private static GatewayFailure refusal(Reservation.Refused refused, Caller caller) {
        return caller.refusal(refused.tenant(), refused.reason());
    }

    private Future<GetOtpReply> admitted(GetOtpRequest request, Caller caller, Reservation.Admitted admitted) {
        return Future.succeededFuture(admitted.tenant())
                .map(caller::reach)
                .transform(reached -> reached.succeeded()
                        ? call(request, reached.result(), admitted)
                        : giveBackUnseen(admitted.ticket(), reached.cause()));
    }

    private Future<GetOtpReply> giveBackUnseen(SendTicket ticket, Throwable refusal) {
        return ledger.refund(ticket)
                .onFailure(
                        unsettled -> LOG.error("{} stays reserved: {}", ticket.transactionId(), unsettled.getMessage()))
                .transform(done -> Future.failedFuture(refusal));
    }

    private Future<GetOtpReply> call(GetOtpRequest request, Tenant tenant, Reservation.Admitted admitted) {
        OtpRequest call =
                new OtpRequest(admitted.ticket().clientRefNo(), request.pan(), request.contact(), admitted.scope());
        return Future.succeededFuture(tenant.mfCentral())
                .compose(mfCentral -> mfCentral.requestOtp(call)) // where what it throws is a failure like any other
                .transform(answer -> answer.succeeded()
                        ? sent(request, tenant, admitted, answer.result())
                        : notSent(request, tenant, admitted.ticket(), answer.cause()));
    }

    private Future<GetOtpReply> sent(
            GetOtpRequest request, Tenant tenant, Reservation.Admitted admitted, OtpSent sent) {
        count(request, tenant, SendOutcome.SENT);
        String contactHash = contactHashes.of(request.contact(), request.transactionId());
        return ledger.settleSent(
                        admitted.ticket(),
                        new SentOtp(sent.reqId(), sent.otpRef(), sent.userSubjectReference(), contactHash))
                .map(done -> new GetOtpReply(
                        request.transactionId(),
                        request.contact().channel(),
                        sent.redirectUrl(),
                        admitted.sendsRemaining(),
                        admitted.expiresAt()));
    }

    /** The failure goes to the caller, also where it cannot be written down: the send then stays counted. */
    private Future<GetOtpReply> notSent(GetOtpRequest request, Tenant tenant, SendTicket ticket, Throwable failure) {
        Effect effect = failure instanceof MfCentralFailure known ? known.effect() : Effect.UNKNOWN;
        return settle(request, tenant, ticket, effect)
                .onFailure(
                        unsettled -> LOG.error("{} stays reserved: {}", ticket.transactionId(), unsettled.getMessage()))
                .transform(done -> Future.failedFuture(failure));
    }

    private Future<Void> settle(GetOtpRequest request, Tenant tenant, SendTicket ticket, Effect effect) {
        return switch (effect) {
            case NONE ->
                ledger.refund(ticket)
                        .onSuccess(done -> count(request, tenant, SendOutcome.REFUNDED))
                        .onFailure(kept -> count(request, tenant, SendOutcome.FAILED));
            case DECLINED -> {
                count(request, tenant, SendOutcome.FAILED);
                yield ledger.settleDeclined(ticket);
            }
            case UNKNOWN -> {
                count(request, tenant, SendOutcome.UNKNOWN);
                yield ledger.settleUnknown(ticket);
            }
        };
    }

    private static void count(GetOtpRequest request, Tenant tenant, SendOutcome outcome) {
        tenant.upstreamMetrics().sendEnded(request.contact().channel(), outcome);
    }
}
